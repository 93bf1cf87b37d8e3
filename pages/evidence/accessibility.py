"""Can everybody use this, what was tested, and what does not work yet?"""

import streamlit as st

from readiness.components import page

page.head(
    "Accessibility",
    "The aim is WCAG 2.2, level AA. What is said to work here is tested with every change of the "
    "program; what does not is listed below.",
)

page.section("What you can do", "use")
st.markdown(
    """
- **Keyboard.** Everything works with Tab, Enter, Escape and the arrows, and the focus is always
  framed. The first Tab leads past the contents.
- **High contrast.** The link beside the contents turns it on and off; the address keeps it
  (`contrast=more`). A device that asks for more contrast gets it by itself; where it
  forces its own colours, the fills that mean something stay.
- **Light or dark** follows the device, or the menu at the top right.
- **Every chart** has a sentence that says what it shows, and before it the same figures as a table
  or a link to that table.
- **Zoom** to 200 %, or a screen of 320 pixels: nothing is cut off. A wide table scrolls by itself.
- **Colour** is never alone: a status has a sign and a word, a missing figure is hatched and named.
- **Motion** stops where the device asks for it. **Print** has dark ink and no controls.
"""
)

page.section("What was tested, and how", "tested")
st.markdown(
    """
| Tested on every page | How |
|---|---|
| WCAG 2.2 A and AA, as far as a program can see | axe-core in Chromium at 1440, 768 and 414 pixels, light, dark and high contrast |
| Nothing runs off the screen | Chromium at 414 and 320 pixels |
| Headings in order; table and sentence for every chart; words for every picture | the content of each page |
| Text 4.5 to 1, marks 3 to 1; 7 and 4.5 to 1 in high contrast | the colours themselves |
| Steps and opposite colours differ without red, green or blue sight, and steps in grey | three simulations of colour vision |

Journeys with the keyboard alone, visible focus, targets of 24 pixels, reduced motion, forced
colours and print are tested on the pages that carry most.
"""
)

page.section("What does not work yet", "open")
st.markdown(
    """
- Nobody has tested the pages with a screen reader, a switch or voice control, and no person with a
  disability has reviewed them. A program sees only some of the barriers.
- The inside of a chart cannot be reached by keyboard. The table holds the same figures, and the
  tiles lead to the same pages as the map.
- A table wider than the screen scrolls sideways; on a phone only its first column stays in view.
- In a list of choices that opens, names longer than the screen of a phone are cut. Typing finds them.
- Names in scripts other than Latin carry no mark of their language.
- Documents of other publishers behind links may not be accessible.
"""
)
page.foot()
