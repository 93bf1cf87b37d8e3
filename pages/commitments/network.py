"""What is ASEAN AI Safe asked to do, where does the region stand on it, and who can learn from whom?"""

from readiness.components import (
    controls,
    network,
    network_capacity,
    network_peers,
    network_region,
    page,
)

page.head("The network")
network.opening()

page.section("The mandate and what measures it", "mandate")
network.mandate()

page.section("Milestones", "milestones")
network.milestones()

page.section("Who can be asked about a gap", "peers")
network_peers.peers(controls.state())

page.section("Needs and offers by theme", "capacity")
network_capacity.capacity()

page.section("Groups of member states", "groups")
network_region.blocs()

page.section("Guiding frameworks", "frameworks")
network_region.frameworks()

page.section("Partners outside the region", "partners")
network_region.partners()
page.foot()
