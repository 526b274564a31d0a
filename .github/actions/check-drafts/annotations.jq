# A workflow command for each finding. GitHub shows the first ten of each kind beside the file.
def data: gsub("%"; "%25") | gsub("\r"; "%0D") | gsub("\n"; "%0A");
def property: data | gsub(":"; "%3A") | gsub(","; "%2C");

.[]
| (if .severity == "violation" or $strict == "true" then "error" else "warning" end) as $kind
| "::\($kind) file=\(.file | ltrimstr($root) | ltrimstr("./") | property),title=\(if .pointer == "" then "whole draft" else .pointer end | property)::\(.detail | data)"
