"""Files that readers carry away."""

from readiness.exports.reuse import travelling
from readiness.exports.seen import as_json, parquet, workbook
from readiness.exports.sheet import sheet

__all__ = ["as_json", "parquet", "sheet", "travelling", "workbook"]
