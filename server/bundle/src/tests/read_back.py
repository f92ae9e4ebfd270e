"""Reads a memo and a workbook back as other people's programs do: python-docx and openpyxl.

Prints what they find as JSON. Usage: read_back.py memo.docx results.xlsx
"""

import json
import sys

import docx
import openpyxl
from docx.oxml.ns import qn

memo = docx.Document(sys.argv[1])
styles = [(paragraph.style.name, paragraph.text) for paragraph in memo.paragraphs]
body = memo.element.body


def headed(table):
    rows = table._tbl.tr_lst
    return [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]


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
        },
        ensure_ascii=False,
    )
)
