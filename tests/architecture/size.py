"""How long a function and a file may be."""
import ast
import re

from tree import code_files, line_of, without_literals

FUNCTION_LINES_MAX = 70
FILE_LINES_MAX = 500
COUNTED = (".cpp", ".hpp", ".py", ".js", ".mjs", ".cjs", ".ts", ".sh", ".css")
NOT_CODE = ("tests/data/", "tests/vectors/")
NO_FUNCTION = re.compile(r"\b(?:namespace|class|struct|enum|union|extern|concept)\b(?![^()]*\))")
SIGNATURE = re.compile(r"\)[^()=;]*$|\)\s*(?:const|noexcept|override|final|->[^;]*|:[^;]*)*\s*$", re.DOTALL)


def cpp_functions(text: str):
    """(first line, last line, name) of every function body that is more than a table."""
    code = re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", lambda match: "\n" * match[0].count("\n"), without_literals(text), flags=re.MULTILINE)
    stack, head_start, function_depth, function = [], 0, None, None
    for match in re.finditer(r"[{};]", code):
        mark, at = match[0], match.start()
        if mark == "{":
            head = code[head_start:at]
            if function_depth is None and not NO_FUNCTION.search(head) and SIGNATURE.search(head):
                begin = head_start + len(head) - len(head.lstrip())
                name = re.search(r"([\w:~]+)\s*\(", head)
                function_depth, function = len(stack), (line_of(code, begin), name[1] if name else "?", at)
            stack.append(at)
        elif mark == "}" and stack:
            stack.pop()
            if function_depth == len(stack):
                # A list and its return are two statements: a table reads well at any length.
                if code.count(";", function[2], at) > 2:
                    yield function[0], line_of(code, at), function[1]
                function_depth = None
        if function_depth is None:
            head_start = at + 1


def functions_fit_a_screen(tree):
    for path, text in code_files(tree, ""):
        for first, last, name in cpp_functions(text):
            if last - first + 1 > FUNCTION_LINES_MAX:
                yield f"{path}:{first}: {name} has {last - first + 1} lines, more than {FUNCTION_LINES_MAX}"
    for path, text in tree.items():
        if not path.endswith(".py"):
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                lines = node.end_lineno - node.lineno + 1
                if lines > FUNCTION_LINES_MAX:
                    yield f"{path}:{node.lineno}: {node.name} has {lines} lines, more than {FUNCTION_LINES_MAX}"


def files_fit_a_head(tree):
    for path, text in tree.items():
        script = text.startswith("#!") and "." not in path.rsplit("/", 1)[-1]
        if (path.endswith(COUNTED) or script) and not path.startswith(NOT_CODE):
            lines = text.count("\n")
            if lines > FILE_LINES_MAX:
                yield f"{path}: {lines} lines, more than {FILE_LINES_MAX}"
