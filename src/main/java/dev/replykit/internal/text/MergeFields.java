package dev.replykit.internal.text;

import dev.replykit.Step;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Merge fields in double braces, such as {@code {{firstName}}}, possibly with a fallback behind a bar, and what only
 * looks like one.
 */
public final class MergeFields {
    private static final Pattern BRACES = Pattern.compile(
            "(\\{++)([^{}\n]*+)(\\}{0,3}+)|(?<![\\p{L}\\p{Nd}_])([\\p{L}_][\\p{L}\\p{Nd}_]*+)\\s*+\\}\\}");
    /** A name that a field of a contact could have; style rules and template tags have other characters. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_-]*+(?: [\\p{L}\\p{Nd}_-]++){0,3}");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}_]++");
    /** Words that only template languages put in double braces. */
    private static final Pattern TEMPLATE_WORD =
            Pattern.compile("(?i)(?:if|unless|each|for|with|else|elseif|end|endif|endfor|this)(?: .*)?");

    /** What {@link #scan} finds. */
    enum Kind {
        FIELD, // the name of a field
        NO_NAME, // braces around text that no field can be called
        OPEN, // a word with two braces on one side, and fewer on the other
        ONE_BRACE // a word with one brace on a side
    }

    private MergeFields() {}

    /** {@return the names of the merge fields in all texts of the steps, without fallbacks, sorted} */
    public static List<String> of(List<Step> steps) {
        return List.copyOf(counted(steps.stream().map(StepView::of).toList()).keySet());
    }

    /** How often each name is used in the texts. */
    static Map<String, Integer> counted(List<StepView> steps) {
        Map<String, Integer> names = new TreeMap<>();
        for (StepView step : steps) {
            for (StepView.Text text : step.texts()) {
                scan(text.source(), (kind, name) -> {
                    if (kind == Kind.FIELD) {
                        names.merge(name, 1, Integer::sum);
                    }
                });
            }
        }
        return names;
    }

    /** Finds fields, and what was probably meant as one. */
    static void scan(CharSequence text, BiConsumer<Kind, String> found) {
        Matcher braces = BRACES.matcher(text);
        while (braces.find()) {
            if (braces.group(4) != null) {
                found.accept(Kind.OPEN, braces.group(4) + "}}");
                continue;
            }
            int opened = braces.group(1).length();
            int closed = braces.group(3).length();
            String inside = braces.group(2).strip();
            if (opened > 1 && closed > 1) {
                String name = inside.split("\\|", 2)[0].strip();
                if (NAME.matcher(name).matches() && !TEMPLATE_WORD.matcher(name).matches()) {
                    found.accept(Kind.FIELD, name);
                } else if (!name.isEmpty()) {
                    found.accept(Kind.NO_NAME, "{{" + name + "}}");
                }
            } else if (closed > 0 && WORD.matcher(inside).matches() && !isPartOfWord(text, braces.start())) {
                found.accept(Kind.ONE_BRACE, inside);
            } else if (opened > 1 && !inside.isEmpty() && Character.isLetter(inside.codePointAt(0))) {
                found.accept(Kind.OPEN, "{{" + inside.split("[^\\p{L}\\p{Nd}_]", 2)[0]);
            } else if (inside.startsWith("%") && inside.endsWith("%") && closed > 0) {
                found.accept(Kind.NO_NAME, "{" + inside + "}");
            }
        }
    }

    /** As in an address or in code: {@code /contacts/{id}}. */
    private static boolean isPartOfWord(CharSequence text, int start) {
        return start > 0
                && (Character.isLetterOrDigit(text.charAt(start - 1)) || "/#".indexOf(text.charAt(start - 1)) >= 0);
    }
}
