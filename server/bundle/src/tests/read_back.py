"""Reads a bundle's files back as other people's programs do: python-docx, openpyxl and jsonschema.

Prints what they find as JSON; fails where results do not keep to the schema that stands beside them.
Usage: read_back.py memo.docx results.xlsx results.json...
"""

import json
import pathlib
import sys

import docx
import jsonschema
import openpyxl
from docx.oxml.ns import qn

memo = docx.Document(sys.argv[1])
styles = [(paragraph.style.name, paragraph.text) for paragraph in memo.paragraphs]
body = memo.element.body


def headed(table):
    rows = table._tbl.tr_lst
    return [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]


def validated(path):
    path = pathlib.Path(path)
    schema = json.loads((path.parent / "schema").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    jsonschema.Draft7Validator(schema).validate(json.loads(path.read_text(encoding="utf-8")))
    return path


book = openpyxl.load_workbook(sys.argv[2])
kinds = sorted({cell.data_type for sheet in book for row in sheet for cell in row if cell.value is not None})
print(
    json.dumps(
        {
            "title": memo.core_properties.title,
            "language": memo.core_properties.language,
            "headings": [text for style, text in styles if style.startswith("Heading")],
            "levels": [int(style[-1]) for style, _ in styles if style.startswith("Heading")],
            "listed": sum(
                paragraph._p.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
                or paragraph.style.name.startswith("List")
                for paragraph in memo.paragraphs
            ),
            "tables": [
                {"rows": len(table.rows), "columns": len(table.columns), "headed": headed(table)}
                for table in memo.tables
            ],
            "alternatives": [found.get("descr") or "" for found in body.iter(qn("wp:docPr"))],
            "sheets": book.sheetnames,
            "frozen": [sheet.freeze_panes for sheet in book],
            "merged": sum(len(sheet.merged_cells.ranges) for sheet in book),
            "kinds": kinds,
            "validated": len([validated(path) for path in sys.argv[3:]]),
        },
        ensure_ascii=False,
    )
)
