package dev.replykit.internal.text;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of an HTML text, for people who want to recognise it. It parses and renders nothing. */
public final class Html {
    /** A comment, an element that is not shown, another tag with its name, or an entity. */
    private static final Pattern MARKUP = Pattern.compile("(?is)<!--.*?(?:-->|\\z)"
            + "|<(style|script|title)\\b[^>]*+.*?(?:</\\1[^>]*+>?|\\z)"
            + "|</?+([a-z][a-z0-9]*+)[^>]*+>?"
            + "|<[!?][^>]*+>?"
            + "|&(#?\\w{1,8});");
    /** Elements whose tags don't separate words. */
    private static final Set<String> INLINE =
            Set.of("a abbr b big code em font i mark s small span strong sub sup u".split(" "));

    private static final Map<String, String> ENTITIES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");

    private Html() {}

    /** The first words, about {@code enough} characters of them, without tags and with entities resolved. */
    public static String firstWords(CharSequence html, int enough) {
        StringBuilder out = new StringBuilder();
        Matcher markup = MARKUP.matcher(html);
        int at = 0;
        while (out.length() < enough && at < html.length()) {
            char c = html.charAt(at);
            if ((c == '<' || c == '&') && markup.region(at, html.length()).lookingAt()) {
                out.append(shown(markup));
                at = markup.end();
            } else {
                out.append(c);
                at++;
            }
        }
        return out.toString();
    }

    private static String shown(Matcher markup) {
        String entity = markup.group(3);
        if (entity != null) {
            return entity.startsWith("#") ? character(entity) : ENTITIES.getOrDefault(entity, markup.group());
        }
        String tag = markup.group(2);
        boolean isComment = markup.group().startsWith("<!--");
        return isComment || (tag != null && INLINE.contains(tag.toLowerCase(Locale.ROOT))) ? "" : " ";
    }

    /** The character of a reference such as {@code #39} or {@code #x27}; the reference itself where there is none. */
    private static String character(String reference) {
        boolean isHex = reference.startsWith("x", 1) || reference.startsWith("X", 1);
        try {
            return Character.toString(Integer.parseInt(reference.substring(isHex ? 2 : 1), isHex ? 16 : 10));
        } catch (IllegalArgumentException e) {
            return "&" + reference + ";";
        }
    }
}
