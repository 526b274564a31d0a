package dev.replykit.tools;

import dev.replykit.internal.http.BaseUrl;
import dev.replykit.tools.OpenApiDocument.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads a document from a file or an address. No key is sent, no redirect is followed, time and size are bounded. */
final class DocumentSource {
    private DocumentSource() {}

    /**
     * {@return the text of the document}
     *
     * @throws UnreadableException if it can't be read
     * @throws IllegalArgumentException if the address is neither https nor http on this machine
     */
    static String read(String source, Duration timeout) {
        return source.matches("(?i)[a-z][a-z0-9+.-]+://.*") ? fetch(source, timeout) : file(source);
    }

    private static String file(String name) {
        try {
            Path file = Path.of(name);
            if (Files.size(file) > OpenApiDocument.LARGEST) {
                throw tooLarge();
            }
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException e) {
            throw new UnreadableException("The file can't be read: " + e);
        }
    }

    private static String fetch(String address, Duration timeout) {
        URI uri = URI.create(address);
        String host = uri.getScheme() + "://" + uri.getRawAuthority();
        try {
            BaseUrl.of(host);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The address of a document begins with https:// and a host; http:// only for this machine.", e);
        }
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("Accept", "*/*").build();
        CompletableFuture<String> text =
                client.sendAsync(request, BodyHandlers.ofInputStream()).thenApplyAsync(DocumentSource::text);
        try {
            return text.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new UnreadableException("It was not there within " + timeout.toSeconds() + " seconds.");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw cause instanceof UnreadableException why
                    ? why
                    : new UnreadableException("It can't be fetched: " + cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreadableException("It was interrupted.");
        }
    }

    private static String text(HttpResponse<InputStream> answer) {
        try (InputStream body = answer.body()) {
            int status = answer.statusCode();
            if (status / 100 == 3) {
                throw new UnreadableException("It has moved (status " + status + ") to "
                        + answer.headers().firstValue("Location").orElse("an unknown place")
                        + ". Redirects are not followed. If you trust that address, give it as URL.");
            }
            if (status != 200) {
                throw new UnreadableException("The server answered with status " + status + ".");
            }
            byte[] bytes = body.readNBytes(OpenApiDocument.LARGEST + 1);
            if (bytes.length > OpenApiDocument.LARGEST) {
                throw tooLarge();
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UnreadableException("It broke off: " + e);
        }
    }

    private static UnreadableException tooLarge() {
        return new UnreadableException("It has more than " + OpenApiDocument.LARGEST / 1_000_000 + " MB.");
    }
}
