package dev.replykit.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A comment after a snippet, on its last line or the next, that says what the snippet does:
 *
 * <pre>
 * System.out.println(1 + 1); // prints: 2
 * 1 + 1                      // ==&gt; 2
 * reply.get(7)               // throws RejectedException
 * System.out.println("two\nlines");
 * // prints:
 * //   two
 * //   lines
 * </pre>
 *
 * @param kind {@code prints:}, {@code ==>} or {@code throws}
 * @param text the printed text, the value, or the simple name of the exception
 */
record Claim(String kind, String text) {
    private static final Pattern COMMENT =
            Pattern.compile("[ \\t]*\\n?[ \\t]*//[ \\t]*(prints:|==>|throws(?= ))[ \\t]*(.*)");
    private static final Pattern ANYWHERE = Pattern.compile("//\\s*(?:prints:|==>|throws )");
    private static final Pattern NEXT_LINE = Pattern.compile("\\n[ \\t]*// {3}(.*)");

    /** A claim, and where its comment ends. */
    record Found(Claim claim, int end) {}

    /** The claim at the start of the text after a snippet; null where there is none. */
    static @Nullable Found at(String following) {
        Matcher comment = COMMENT.matcher(following);
        if (!comment.lookingAt()) {
            return null;
        }
        List<String> text = new ArrayList<>();
        int end = comment.end();
        if (!comment.group(2).isEmpty()) {
            text.add(comment.group(2));
        } else {
            Matcher line = NEXT_LINE.matcher(following);
            while (line.region(end, following.length()).lookingAt()) {
                text.add(line.group(1));
                end = line.end();
            }
        }
        return new Found(new Claim(comment.group(1), String.join("\n", text)), end);
    }

    /** The claim at the very end of a snippet; null where there is none. */
    static @Nullable Claim endOf(String source) {
        Matcher start = ANYWHERE.matcher(source);
        int last = -1;
        while (start.find()) {
            last = start.start();
        }
        Found found = last < 0 ? null : at(source.substring(last));
        return found != null && source.substring(last + found.end).isBlank() ? found.claim : null;
    }

    /** How many claims a text makes. */
    static long count(String source) {
        return ANYWHERE.matcher(source).results().count();
    }

    @Override
    public String toString() {
        return kind + (text.contains("\n") ? "\n" : " ") + text;
    }
}
