"""A fault for every rule, and its innocent twin: a rule that sees nothing, or sees ghosts, is no rule."""
import layers
import size
import words

LONG = "void f() {\n" + "  g();\n" * 80 + "}\n"
LONG_CLASS = "class A {\n" + "  void f() {}\n" * 80 + "};\n"

# rule: (faulty trees, innocent trees)
PLANTED = {
    layers.include_direction: (
        [{"shared/base/a.hpp": '#include "shared/domain/b.hpp"\n'},
         {"shared/api/a.hpp": '#include "server/http/b.hpp"\n'},
         {"server/storage/a.cpp": '#include "server/operations/b.hpp"\n'},
         {"server/carriers/a.cpp": '#include "server/storage/b.hpp"\n'},
         {"client-wasm/widgets/a.cpp": '#include "client-wasm/screens/b.hpp"\n'},
         {"client-wasm/screens/a.cpp": '#include "server/http/b.hpp"\n'},
         {"server/drawer/a.cpp": "\n"}],
        [{"shared/domain/a.hpp": '#include "shared/base/b.hpp"\n#include "shared/domain/c.hpp"\n',
          "server/operations/a.cpp": '#include "server/storage/b.hpp"\n#include "shared/api/c.hpp"\n',
          "client-wasm/main.cpp": '#include "client-wasm/screens/b.hpp"\n',
          "tests/unit/a.cpp": '#include "server/storage/b.hpp"\n'}]),
    layers.shared_stands_alone: (
        [{"shared/base/a.hpp": "#include <sys/socket.h>\n"}, {"shared/base/a.hpp": "#include <soci/soci.h>\n"}],
        [{"shared/base/a.hpp": "#include <vector>\n#include <nlohmann/json.hpp>\n#include \"shared/base/b.hpp\"\n"}]),
    layers.no_cycles: (
        [{"shared/base/a.hpp": '#include "shared/base/b.hpp"\n', "shared/base/b.hpp": '#include "shared/base/a.hpp"\n'}],
        [{"shared/base/a.hpp": '#include "shared/base/b.hpp"\n', "shared/base/b.hpp": "\n"}]),
    layers.database_in_storage_only: (
        [{"server/http/a.cpp": "#include <soci/soci.h>\n"}, {"server/operations/a.cpp": "auto r = PQexec(c, q);\n"}],
        [{"server/storage/a.cpp": "#include <soci/soci.h>\nsoci::session s;\n", "server/http/a.cpp": "// soci::session\n"}]),
    layers.pistache_in_http_only: (
        [{"server/operations/a.cpp": "#include <pistache/http.h>\n"}, {"server/main.cpp": "Pistache::Address a;\n"}],
        [{"server/http/a.cpp": "#include <pistache/http.h>\n"}]),
    layers.emscripten_in_platform_only: (
        [{"client-wasm/screens/a.cpp": "#include <emscripten.h>\n"}, {"client-wasm/main.cpp": "emscripten_set_main_loop(f, 0, 0);\n"}],
        [{"client-wasm/platform/a.cpp": "#include <emscripten.h>\n", "client-wasm/main.cpp": "// EM_JS\n"}]),
    layers.sql_in_storage_only: (
        [{"server/operations/a.cpp": 'run("select a\\nfrom b");\n'}, {"server/http/a.cpp": 'run(R"(delete from b)");\n'}],
        [{"server/storage/a.cpp": 'run("select a from b");\n', "server/http/a.cpp": 'say("Select a client"); // select a from b\n'}]),
    size.functions_fit_a_screen: (
        [{"server/http/a.cpp": LONG}, {"server/http/a.cpp": "namespace k {\nstruct S {\n" + LONG + "};\n}\n"},
         {"server/http/a.cpp": "A::A(int b) : b_(b) {\n" + "  g();\n" * 80 + "}\n"},
         {"toolchains/a.py": "def f():\n" + "    g()\n" * 80}],
        [{"server/http/a.cpp": "void f() {\n" + "  g();\n" * 60 + "}\nvoid h() {\n" + "  g();\n" * 60 + "}\n"},
         {"server/http/a.hpp": LONG_CLASS}, {"server/http/a.cpp": "const int t[] = {\n" + "  1,\n" * 90 + "};\n"},
         {"server/http/a.cpp": "namespace k {\n" + "int a;\n" * 90 + "}\n"},
         {"server/http/a.cpp": "const V& f() {\n  static const V list = {\n" + "  {1, \"a;b\"},\n" * 90 + "};\n  return list;\n}\n"}]),
    size.files_fit_a_head: (
        [{"server/http/a.cpp": "\n" * 501}, {"toolchains/a": "#!/bin/sh\n" + "\n" * 501}],
        [{"server/http/a.cpp": "\n" * 500, "tests/vectors/a.json": "\n" * 900}]),
    words.nothing_unfinished: (
        [{"server/main.cpp": "// TO" "DO: later\n"}, {"README.md": "FIX" "ME\n"}], [{"server/main.cpp": "int hack_saw, todo;\n"}]),
    words.no_machine_paths: (
        [{"a.sh": "cd /ho" "me/olena/kram\n"}, {"a.md": "see /wo" "rk/shared/x\n"}],
        [{"a.sh": 'cd "$HOME/kram" /usr/share /tmp/x; a/home/b; https://example.org/home/x\n'}]),
    words.no_registry_hosts: (
        [{"a.txt": "https://registry.np" "mjs.org/x\n"}, {"package-lock.json": '{"resolved": "x"}\n'}],
        [{"a.txt": "npm ci\n"}]),
    words.no_binary_floats_in_shared: (
        [{"shared/base/a.cpp": "double d = 0;\n"}, {"shared/domain/a.hpp": "float f();\n"}],
        [{"shared/base/a.cpp": "// a double would lose kopiykas\nauto s = \"double\"; int doubled;\n", "server/main.cpp": "double d;\n"}]),
    words.no_junk_drawers: (
        [{"server/utils/a.cpp": ""}, {"shared/base/helpers.hpp": ""}, {"shared/common.hpp": ""}], [{"shared/base/money.hpp": ""}]),
    words.texts_in_both_languages: (
        [{"shared/base/t.hpp": 'X(a, "Так", "")'}, {"shared/base/t.hpp": 'X(a, 400, "Yes", "Так")'},
         {"shared/base/t.hpp": 'X(a, "Лише {n}", "Only {m}")'}, {"client-wasm/screens/a.cpp": 'tr("Так", "Так")'}],
        [{"shared/base/t.hpp": 'X(a, 400, "Так {n}",   \\\n  "Yes {n}") X(iban, "IBAN", "IBAN")', "client-wasm/screens/a.cpp": 'tr("Так", "Yes")'}]),
    words.screens_speak_both: (
        [{"client-wasm/screens/a.cpp": 'label("Зберегти");\n'}], [{"client-wasm/screens/a.cpp": 'label(tr("Зберегти",\n  "Save"));\n'}]),
    words.migrations_are_numbered: (
        [{"server/storage/migrations/0002_b.sql": ""}, {"server/storage/migrations/first.sql": ""}],
        [{"server/storage/migrations/0001_a.sql": "", "server/storage/migrations/0002_b.sql": ""}]),
}
