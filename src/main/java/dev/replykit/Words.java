package dev.replykit;

import java.util.List;
import java.util.Objects;

/** The spelling of open enums. */
final class Words {
    private Words() {}

    /** The documented spelling of the word, or the word as it is where no documented one is the same but for case. */
    static String documented(String word, List<String> documented) {
        Objects.requireNonNull(word, "value");
        for (String known : documented) {
            if (word.equalsIgnoreCase(known)) {
                return known;
            }
        }
        return word;
    }
}
