package dev.replykit.docs;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The check of documented code can fail. */
final class SessionTest {
    @AutoClose
    private static final Session SESSION = new Session();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.out.println(1 + 1); // prints: 2",
                "int two = 1 + 1; // ==> 2",
                "\"a\" + 1 // ==> \"a1\"",
                "throw new IllegalStateException(\"no\"); // throws IllegalStateException",
                "System.out.println(\"a\\n  b\");\n// prints:\n//   a\n//     b\nint c = 1;",
                "// only a comment",
                "int a = 1; int b = 2;",
                "if (1 > 2) {\n    System.out.println();\n}",
            })
    void trueClaimPasses(String text) {
        SESSION.open(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "int a = \"text\"; -> It does not compile",
                "nowhere.call(); -> It does not compile",
                "int a = (1 + ; -> It does not compile",
                "void f() { -> It ends in the middle",
                "throw new IllegalStateException(\"no\"); -> It throws IllegalStateException",
                "throw new Error(); // throws Exception -> but it is Error",
                "int a = 1; // throws Exception -> but it is null",
                "System.out.println(1 + 1); // prints: 3 -> but it is 2",
                "int a = 1; // prints: 1 -> but it is",
                "1 + 1 // ==> 3 -> but it is 2",
                "// prints: nothing is before me -> Of 1 claims only 0",
            })
    void falseClaimFails(String text, String complaint) {
        assertThatThrownBy(() -> SESSION.open(text))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void lineThatCouldEndASnippetEndsIt() {
        SESSION.open("String s = \"a\".\n        concat(\"b\"); // ==> \"ab\"\n");
        SESSION.open("String s = \"a\".concat(\n        \"b\"); // ==> \"ab\"\n");

        assertThatThrownBy(() -> SESSION.open("String s = \"a\"\n        .concat(\"b\"); // ==> \"ab\"\n"))
                .hasMessageStartingWith("It does not compile:\n        .concat(\"b\");");
    }
}
