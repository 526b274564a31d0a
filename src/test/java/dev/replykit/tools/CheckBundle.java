package dev.replykit.tools;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * Checks a bundle against what Maven Central requires, https://central.sonatype.org/publish/requirements: its files,
 * their checksums, that they are signed, and what the POM says. {@code scripts/release} starts it from this file, so it
 * uses nothing but the JDK; gpg verifies the signatures.
 */
final class CheckBundle {
    /** XPath expressions of what a POM must have. */
    private static final List<String> REQUIRED = List.of(
            "modelVersion",
            "groupId",
            "artifactId",
            "version",
            "name",
            "description",
            "url",
            "licenses/license/name",
            "licenses/license/url",
            "developers/developer/name",
            "scm/connection",
            "scm/developerConnection",
            "scm/url");

    /** XPath expressions of what is no business of users. */
    private static final List<String> UNWANTED = List.of(
            "parent",
            "build",
            "profiles",
            "properties",
            "repositories",
            "pluginRepositories",
            "dependencyManagement",
            "dependencies/dependency[scope='test']",
            "dependencies/dependency[contains(version, 'SNAPSHOT')]",
            "dependencies/dependency[not(version)]");

    private final Map<String, byte[]> files;
    private final List<String> faults = new ArrayList<>();

    private CheckBundle(Map<String, byte[]> files) {
        this.files = files;
    }

    public static void main(String[] arguments) throws IOException {
        List<String> faults = faultsOf(Path.of(arguments[0]));
        faults.forEach(System.err::println);
        System.exit(faults.isEmpty() ? 0 : 1);
    }

    /** One sentence for each reason to refuse the bundle. */
    static List<String> faultsOf(Path bundle) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
                }
            }
        }
        return new CheckBundle(files).check();
    }

    private List<String> check() {
        List<String> poms =
                files.keySet().stream().filter(file -> file.endsWith(".pom")).toList();
        if (poms.size() != 1) {
            faults.add("The bundle has " + poms.size() + " POMs instead of one.");
            return faults;
        }
        String base = poms.get(0).replaceFirst("\\.pom$", "");
        for (String ending : List.of(".pom", ".jar", "-sources.jar", "-javadoc.jar")) {
            checkFile(base + ending);
        }
        files.keySet().stream()
                .filter(file -> !file.startsWith(base) || file.contains("SNAPSHOT"))
                .forEach(file -> faults.add(file + " does not belong into the bundle."));
        checkPom(base, files.get(base + ".pom"));
        return faults;
    }

    private void checkFile(String file) {
        byte[] content = files.get(file);
        if (content == null) {
            faults.add(file + " is missing.");
            return;
        }
        checkSum(file + ".md5", "MD5", content);
        checkSum(file + ".sha1", "SHA-1", content);
        if (!text(file + ".asc").startsWith("-----BEGIN PGP SIGNATURE-----")) {
            faults.add(file + ".asc is no signature, or is missing.");
        }
    }

    private void checkSum(String file, String algorithm, byte[] content) {
        try {
            String right = HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(content));
            if (!text(file).strip().equals(right)) {
                faults.add(file + " is wrong or missing. It must say " + right);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(String file) {
        return new String(files.getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
    }

    private void checkPom(String base, byte[] content) {
        try {
            Document pom =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(content));
            XPath path = XPathFactory.newInstance().newXPath();
            for (String required : REQUIRED) {
                if (path.evaluate("/project/" + required, pom).isBlank()) {
                    faults.add("The POM has no " + required + ".");
                }
            }
            for (String unwanted : UNWANTED) {
                if (path.evaluate("count(/project/" + unwanted + ") > 0", pom).equals("true")) {
                    faults.add("The POM has " + unwanted + ".");
                }
            }
            String artifact = path.evaluate("/project/artifactId", pom);
            String version = path.evaluate("/project/version", pom);
            String place = path.evaluate("/project/groupId", pom).replace('.', '/') + "/" + artifact + "/" + version
                    + "/" + artifact + "-" + version;
            if (!place.equals(base)) {
                faults.add("The POM belongs to " + place + ", but is in " + base + ".");
            }
            if (new String(content, StandardCharsets.UTF_8).contains("${")) {
                faults.add("The POM has a property that nobody resolves.");
            }
        } catch (IOException | SAXException | ParserConfigurationException | XPathExpressionException e) {
            faults.add("The POM is no XML: " + e.getMessage());
        }
    }
}
