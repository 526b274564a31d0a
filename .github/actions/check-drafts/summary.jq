# A table for the summary of a step, which is Markdown. Whatever is not a letter, digit or space becomes an entity.
def is_invisible: . < 32 or (. >= 127 and . < 160) or . == 8206 or . == 8207
    or (. >= 8232 and . <= 8238) or (. >= 8294 and . <= 8297);
def is_plain: (. >= 48 and . <= 57) or (. >= 65 and . <= 90) or (. >= 97 and . <= 122) or . == 32 or . >= 160;
def cell: explode
    | map(if is_invisible then "&#65533;" elif is_plain then [.] | implode else "&#\(.);" end)
    | join("");
def code: if . == "" then "" else "<code>\(cell)</code>" end;

(map(select(.severity == "violation")) | length) as $violations
| "### Drafts: \($drafts). Mistakes: \($violations). Probably not meant: \(length - $violations).\n",
if length == 0 then empty else
    "| | draft | where | what |",
    "|---|---|---|---|",
    (.[:500][] | "| \(if .severity == "violation" or $strict == "true" then "❌" else "⚠️" end) "
        + "| \(.file | code) | \(.pointer | code) | \(.detail | cell) |"),
    (if length > 500 then "\nand \(length - 500) more, in the log" else empty end)
end
