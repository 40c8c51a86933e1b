"""Small Excel workbooks for tests: written as those of the made data are."""

from erasmeter.demo.workbooks import Cell, write_workbook

__all__ = ["Cell", "write_workbook"]
