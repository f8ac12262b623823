"""Filling in the workbook of a juror as a spreadsheet would, with nothing but the standard library."""

import io
import re
import zipfile
from xml.etree import ElementTree

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ElementTree.register_namespace("", MAIN)
ElementTree.register_namespace("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")


def tag(name):
    return f"{{{MAIN}}}{name}"


class Workbook:
    """The first sheet of a workbook: a hidden row of keys, a row of headings, and a row a dossier."""

    SHEET = "xl/worksheets/sheet1.xml"

    def __init__(self, content):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        shared = self.parts.get("xl/sharedStrings.xml")
        self.texts = ["".join(part.text or "" for part in item.iter(tag("t"))) for item in ElementTree.fromstring(shared)] if shared else []
        self.sheet = ElementTree.fromstring(self.parts[self.SHEET])
        self.rows = self.sheet.find(tag("sheetData")).findall(tag("row"))
        self.columns = {self.said(cell): letters(cell) for cell in self.rows[0]}

    def said(self, cell):
        """What stands in a cell."""
        if cell.get("t") == "inlineStr":
            return "".join(part.text or "" for part in cell.iter(tag("t")))
        value = cell.findtext(tag("v"))
        return self.texts[int(value)] if cell.get("t") == "s" and value is not None else value

    def dossiers(self):
        """The rows of the dossiers."""
        return self.rows[2:]

    def read(self, row, key):
        found = [cell for cell in row if letters(cell) == self.columns[key]]
        return self.said(found[0]) if found else None

    def write(self, row, key, value):
        """Writes a number or a text; its address, such as `C7`."""
        column = self.columns[key]
        for cell in [cell for cell in row if letters(cell) == column]:
            row.remove(cell)
        address = f"{column}{row.get('r')}"
        cell = ElementTree.Element(tag("c"), {"r": address})
        if isinstance(value, str):
            cell.set("t", "inlineStr")
            ElementTree.SubElement(ElementTree.SubElement(cell, tag("is")), tag("t")).text = value
        else:
            ElementTree.SubElement(cell, tag("v")).text = repr(value)
        before = [other for other in row if place(letters(other)) < place(column)]
        row.insert(len(before), cell)
        return address

    def save(self):
        self.parts[self.SHEET] = ElementTree.tostring(self.sheet, encoding="UTF-8", xml_declaration=True)
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in self.parts.items():
                archive.writestr(name, part)
        return written.getvalue()


def letters(cell):
    return re.match("[A-Z]+", cell.get("r")).group(0)


def place(column):
    return (len(column), column)
