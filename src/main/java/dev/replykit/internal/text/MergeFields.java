package dev.replykit.internal.text;

import dev.replykit.SequenceDraft;
import dev.replykit.Step;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Merge fields in double braces, {@code {{firstName}}}, and what only looks like one. */
public final class MergeFields {
    private MergeFields() {}

    /** The names of all merge fields that the draft's texts use, without fallbacks, sorted. */
    public static List<String> of(SequenceDraft draft) {
        Set<String> names = new TreeSet<>();
        List<Step> steps = draft.steps() == null ? List.of() : draft.steps();
        for (Step step : steps) {
            StepView.of(step).texts().forEach(text -> scan(text.text(), names::add, oneBrace -> {}));
        }
        return List.copyOf(names);
    }

    /** Goes over the braces of a text once: each field in double braces, each word that has only one on a side. */
    static void scan(String text, Consumer<String> field, Consumer<String> oneBrace) {
        int i = text.indexOf('{');
        while (i >= 0) {
            boolean doubled = text.startsWith("{{", i);
            int start = i + 1;
            while (doubled && start < text.length() && text.charAt(start) == '{') {
                start++;
            }
            int end = endOfName(text, start);
            String name = text.substring(start, end).strip();
            boolean closed = end < text.length() && text.charAt(end) == '}';
            boolean closedTwice = text.startsWith("}}", end);
            if (closed && doubled && closedTwice) {
                String plain = name.contains("|")
                        ? name.substring(0, name.indexOf('|')).strip()
                        : name;
                if (!plain.isEmpty()) {
                    field.accept(plain);
                }
            } else if (closed && isWord(name)) {
                oneBrace.accept(name);
            }
            i = text.indexOf('{', Math.max(end, i + 1));
        }
    }

    private static int endOfName(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '}' && text.charAt(end) != '{' && text.charAt(end) != '\n') {
            end++;
        }
        return end;
    }

    /** CSS rules and the like are no merge fields. */
    private static boolean isWord(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
    }
}
