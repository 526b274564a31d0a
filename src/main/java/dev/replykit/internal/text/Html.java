package dev.replykit.internal.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of an HTML text as a reader of the mail sees them. It renders nothing. */
public final class Html {
    /** A tag, in which a quoted value may have a {@code >}. */
    private static final String REST_OF_TAG = "(?:\"[^\"]*+\"|'[^']*+'|[^'\">])*+[\"']?>?";

    private static final String HIDDEN =
            "(?is)<!--.*?(?:--!?>|\\z)|<(style|script|title|template)\\b" + REST_OF_TAG + ".*?(?:</\\1[^>]*+>?|\\z)";

    private static final Pattern HIDDEN_PARTS = Pattern.compile(HIDDEN);
    /** A part that is not shown, another tag with its name, or a reference to a character. */
    private static final Pattern MARKUP = Pattern.compile(HIDDEN + "|</?+([a-z][a-z0-9:-]*+)" + REST_OF_TAG
            + "|<[!?][^>]*+>?" + "|&(#\\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31})(;?)");

    private static final Set<String> NEVER_CLOSED = Set.of("br hr img input link meta".split(" "));
    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\s[a-zA-Z-]++(?:\\s*+=\\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\\s>\"']++))?+");
    private static final Pattern HIDES =
            Pattern.compile("(?is)\\s(?:hidden(?:\\s*=.*)?|style\\s*=.*display\\s*+:\\s*+none.*)");

    /** Elements whose tags don't separate words. */
    private static final Set<String> INLINE =
            Set.of("a abbr b big code em font i mark s small span strong sub sup u".split(" "));
    /** Characters without a width, which senders put into preview texts. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u00ad\\u034f\\u180e\\u200b\\u200e\\u200f\\u2060\\ufeff]++");

    private Html() {}

    /** The first words, about {@code enough} characters of them, without tags and with characters for references. */
    public static String firstWords(CharSequence html, int enough) {
        StringBuilder out = new StringBuilder();
        Matcher markup = MARKUP.matcher(html);
        int at = 0;
        while (out.length() < enough && at < html.length()) {
            char c = html.charAt(at);
            if ((c == '<' || c == '&') && markup.region(at, html.length()).lookingAt()) {
                out.append(shown(markup));
                at = isHiddenElement(markup) ? endOfElement(html, markup) : markup.end();
            } else {
                out.append(c);
                at++;
            }
        }
        return INVISIBLE.matcher(out).replaceAll("");
    }

    private static boolean isHiddenElement(Matcher markup) {
        String tag = markup.group(2);
        return tag != null
                && !markup.group().startsWith("</")
                && !NEVER_CLOSED.contains(tag.toLowerCase(Locale.ROOT))
                && ATTRIBUTE
                        .matcher(markup.group())
                        .results()
                        .anyMatch(attribute -> HIDES.matcher(attribute.group()).matches());
    }

    /** Where the element ends, with others of its name inside; the end of the text where no tag closes it. */
    private static int endOfElement(CharSequence html, Matcher firstTag) {
        Matcher tag =
                Pattern.compile("(?i)<(/?)" + firstTag.group(2) + "\\b[^>]*+>?").matcher(html);
        tag.region(firstTag.end(), html.length());
        int open = 1;
        while (open > 0 && tag.find()) {
            open += tag.group(1).isEmpty() ? 1 : -1;
        }
        return open > 0 ? html.length() : tag.end();
    }

    /** The text without comments, style sheets, scripts and titles. */
    static String withoutHiddenParts(String html) {
        return html.indexOf('<') < 0 ? html : HIDDEN_PARTS.matcher(html).replaceAll(" ");
    }

    private static String shown(Matcher markup) {
        String reference = markup.group(3);
        if (reference != null) {
            String character = reference.startsWith("#")
                    ? numbered(reference)
                    : named(reference, !markup.group(4).isEmpty());
            return character == null ? markup.group() : character;
        }
        String tag = markup.group(2);
        boolean isComment = markup.group().startsWith("<!--");
        return isComment || (tag != null && INLINE.contains(tag.toLowerCase(Locale.ROOT))) ? "" : " ";
    }

    /** The characters of a name such as {@code nbsp}, or null. Some old names need no semicolon. */
    static @Nullable String named(String name, boolean hasSemicolon) {
        String old = Names.ALL.getProperty(name + "!");
        return hasSemicolon ? Names.ALL.getProperty(name, old) : old;
    }

    /** The character of a number such as {@code #39} or {@code #x27}, or null. */
    private static @Nullable String numbered(String reference) {
        boolean isHex = reference.startsWith("x", 1) || reference.startsWith("X", 1);
        int c = Integer.parseInt(reference.substring(isHex ? 2 : 1), isHex ? 16 : 10);
        if (c >= 0x80 && c < 0xa0) { // what mail programs show for these, and HTML demands
            return new String(new byte[] {(byte) c}, Charset.forName("windows-1252"));
        }
        return Character.isValidCodePoint(c) ? Character.toString(c) : null;
    }

    /** The named characters of HTML; a "!" behind a name says that it needs no semicolon. */
    private static final class Names {
        static final Properties ALL = new Properties();

        static {
            try (InputStream names = Html.class.getResourceAsStream("/dev/replykit/internal/entities.properties")) {
                ALL.load(names);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
