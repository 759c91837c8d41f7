// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The build's step that enters npm packages into the bill of materials (CycloneDX), which knows only what came by Maven. They are
 * read from the lock files, as {@code npm sbom} does: so it needs no Node, which a later build may lack.
 */
public final class NpmBill {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NPM = "pkg:npm/";
    private static final String MODULES = "node_modules/";
    private static final String SHA512 = "sha512-";
    /** What only makes the script, and is not in it. */
    private static final Pattern TOOLS = Pattern.compile("esbuild|@esbuild/.*");

    private NpmBill() {}

    /** @param args the bill, then lock files; does nothing where the build made no bill, as one without a network */
    public static void main(String[] args) throws IOException {
        Path bill = Path.of(args[0]);
        if (Files.exists(bill)) {
            JsonNode written = JSON.readTree(bill.toFile());
            List<JsonNode> locks = new ArrayList<>();
            for (String lock : List.of(args).subList(1, args.length)) {
                locks.add(JSON.readTree(Path.of(lock).toFile()));
            }
            JSON.writerWithDefaultPrettyPrinter().writeValue(bill.toFile(), with((ObjectNode) written, locks));
        }
    }

    /** Each package once, however often it lies in the folders of others; those of an earlier run make room. */
    static ObjectNode with(ObjectNode bill, List<JsonNode> locks) {
        ArrayNode all = JSON.createArrayNode();
        bill.path("components").forEach(component -> {
            if (!component.path("purl").asText().startsWith(NPM)) {
                all.add(component);
            }
        });
        Set<String> entered = new TreeSet<>();
        for (JsonNode lock : locks) {
            lock.path("packages").properties().forEach(found -> {
                String place = found.getKey(); // the project's own is empty
                String name = place.replaceFirst(".*" + MODULES, "");
                if (!place.isEmpty() && entered.add(purl(name, found.getValue()))) {
                    all.add(component(name, found.getValue()));
                }
            });
        }
        bill.set("components", all);
        return bill;
    }

    private static ObjectNode component(String name, JsonNode found) {
        int scope = name.indexOf('/');
        ObjectNode component = JSON.createObjectNode().put("type", "library").put("bom-ref", purl(name, found));
        if (scope > 0) {
            component.put("group", name.substring(0, scope));
        }
        component
                .put("name", name.substring(scope + 1))
                .put("version", found.path("version").asText())
                .put("scope", TOOLS.matcher(name).matches() ? "excluded" : "required");
        String integrity = found.path("integrity").asText();
        if (integrity.startsWith(SHA512)) {
            byte[] hash = Base64.getDecoder().decode(integrity.substring(SHA512.length()));
            component
                    .putArray("hashes")
                    .addObject()
                    .put("alg", "SHA-512")
                    .put("content", HexFormat.of().formatHex(hash));
        }
        if (found.hasNonNull("license")) {
            component
                    .putArray("licenses")
                    .addObject()
                    .put("expression", found.path("license").asText());
        }
        return component.put("purl", purl(name, found));
    }

    private static String purl(String name, JsonNode found) {
        return NPM + name.replace("@", "%40") + "@" + found.path("version").asText();
    }
}
