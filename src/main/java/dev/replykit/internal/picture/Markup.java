package dev.replykit.internal.picture;

/**
 * Well-formed markup, element by element. Names are ours; values and texts may come from anywhere and are escaped, and
 * what XML 1.0 can't hold, or what would turn the direction of the text around it, becomes U+FFFD.
 */
final class Markup {
    private final StringBuilder out = new StringBuilder();

    /** A start tag; attributes are names and values in turn. */
    Markup open(String name, Object... attributes) {
        tag(name, attributes);
        out.append('>');
        return this;
    }

    Markup close(String name) {
        out.append("</").append(name).append(">\n");
        return this;
    }

    /** An element without content. */
    Markup empty(String name, Object... attributes) {
        tag(name, attributes);
        out.append("/>\n");
        return this;
    }

    /** An element that holds a text and nothing else. */
    Markup element(String name, String text, Object... attributes) {
        return open(name, attributes).text(text).close(name);
    }

    Markup text(String text) {
        text.codePoints().forEach(this::escape);
        return this;
    }

    Markup add(Markup other) {
        out.append(other.out);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void tag(String name, Object... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            text(String.valueOf(attributes[i + 1]));
            out.append('"');
        }
    }

    private void escape(int c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> out.appendCodePoint(Prose.isPrintable(c) ? c : 0xFFFD);
        }
    }
}
