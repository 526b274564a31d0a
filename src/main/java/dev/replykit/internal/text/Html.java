package dev.replykit.internal.text;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of an HTML text, for people who want to recognize it: no parser, no rendering. */
public final class Html {
    private static final Map<String, String> ENTITIES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");
    private static final int LONGEST_ENTITY = 10;
    /** Elements whose tags don't separate words. */
    private static final String INLINE = "|a|abbr|b|big|code|em|font|i|mark|s|small|span|strong|sub|sup|u|";

    private final String html;
    private final StringBuilder out = new StringBuilder();

    private Html(String html) {
        this.html = html;
    }

    /** The first words, about so many {@code char}s of them: without tags, comments and styles, entities resolved. */
    public static String firstWords(String html, int enough) {
        Html words = new Html(html);
        int at = 0;
        while (at < html.length() && words.out.length() < enough) {
            at = switch (html.charAt(at)) {
                case '<' -> words.tag(at);
                case '&' -> words.entity(at);
                default -> words.text(at);
            };
        }
        return words.out.toString();
    }

    private int text(int at) {
        out.append(html.charAt(at));
        return at + 1;
    }

    /** A lone "<", as in "1 < 2", is text. */
    private int tag(int at) {
        if (html.startsWith("<!--", at)) {
            return after("-->", at);
        }
        int nameAt = html.startsWith("</", at) ? at + 2 : at + 1;
        int nameEnd = nameAt;
        while (nameEnd < html.length() && Character.isLetterOrDigit(html.charAt(nameEnd))) {
            nameEnd++;
        }
        String name = html.substring(nameAt, Math.min(nameEnd, nameAt + LONGEST_ENTITY))
                .toLowerCase(Locale.ROOT);
        if (name.isEmpty() && !html.startsWith("<!", at) && !html.startsWith("<?", at)) {
            return text(at);
        }
        if (!INLINE.contains("|" + name + "|")) {
            out.append(' ');
        }
        boolean hidden = nameAt == at + 1 && (name.equals("style") || name.equals("script") || name.equals("title"));
        return after(">", hidden ? endTag(name, nameEnd) : nameEnd);
    }

    private int endTag(String name, int from) {
        for (int at = html.indexOf("</", from); at >= 0; at = html.indexOf("</", at + 2)) {
            if (html.regionMatches(true, at + 2, name, 0, name.length())) {
                return at;
            }
        }
        return html.length();
    }

    private int after(String end, int from) {
        int at = html.indexOf(end, from);
        return at < 0 ? html.length() : at + end.length();
    }

    private int entity(int at) {
        int end = at + 1;
        while (end < html.length() && end - at < LONGEST_ENTITY && html.charAt(end) != ';') {
            end++;
        }
        String text = html.startsWith(";", end) ? resolved(html.substring(at + 1, end)) : null;
        if (text == null) {
            return text(at);
        }
        out.append(text);
        return end + 1;
    }

    private static @Nullable String resolved(String entity) {
        if (!entity.startsWith("#")) {
            return ENTITIES.get(entity);
        }
        boolean hex = entity.startsWith("x", 1) || entity.startsWith("X", 1);
        try {
            int c = Integer.parseInt(entity.substring(hex ? 2 : 1), hex ? 16 : 10);
            return Character.isValidCodePoint(c) ? Character.toString(c) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
