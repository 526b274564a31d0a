package dev.replykit.internal.text;

import dev.replykit.Step;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Merge fields in double braces, such as {@code {{firstName}}}, and words that only look like one. */
public final class MergeFields {
    private static final Pattern BRACES = Pattern.compile("(\\{++)([^{}\n]*+)(\\}{0,2})");
    /** CSS rules and the like are no merge fields. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}_]++");

    private MergeFields() {}

    /** The names of all merge fields that the texts of the steps use, without fallbacks, sorted. */
    public static List<String> of(List<Step> steps) {
        Set<String> names = new TreeSet<>();
        for (Step step : steps) {
            StepView.of(step).texts().forEach(text -> scan(text.text(), names::add, oneBrace -> {}));
        }
        return List.copyOf(names);
    }

    /** Finds each field in double braces, and each word that has only one brace on a side. */
    public static void scan(CharSequence text, Consumer<String> field, Consumer<String> oneBrace) {
        Matcher braces = BRACES.matcher(text);
        while (braces.find()) {
            String name = braces.group(2).strip();
            boolean isClosed = !braces.group(3).isEmpty();
            if (braces.group(1).length() > 1 && braces.group(3).length() > 1) {
                String withoutFallback = name.split("\\|", 2)[0].strip();
                if (!withoutFallback.isEmpty()) {
                    field.accept(withoutFallback);
                }
            } else if (isClosed && WORD.matcher(name).matches()) {
                oneBrace.accept(name);
            }
        }
    }
}
