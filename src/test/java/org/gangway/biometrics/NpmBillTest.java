// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpmBillTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PAGE = Path.of("detector", "package-lock.json");
    private static final Path WEIGHTS = Path.of("models", "package-lock.json");

    private final Path bill;

    NpmBillTest(@TempDir Path folder) {
        this.bill = folder.resolve("sbom.json");
    }

    @Test
    void everyPackageOfTheLockFilesIsEnteredOnceWithVersionHashAndLicence() throws IOException {
        List<JsonNode> entered = npm(twice());

        assertThat(entered).hasSizeGreaterThan(150).allSatisfy(component -> {
            assertThat(component.at("/hashes/0/content").asText()).matches("[0-9a-f]{128}");
            assertThat(component.at("/licenses/0/expression").asText()).isNotEmpty();
            assertThat(component.path("purl")).isEqualTo(component.path("bom-ref"));
        });
        assertThat(entered)
                .extracting(component -> component.path("purl").asText())
                .doesNotHaveDuplicates()
                .contains("pkg:npm/%40vladmandic/face-api@1.7.15", "pkg:npm/react@18.3.1");
        Set<String> names = new TreeSet<>();
        entered.forEach(component -> names.add(
                component.path("group").asText() + "/" + component.path("name").asText() + "@"
                        + component.path("version").asText()));
        assertThat(names).containsAll(locked(PAGE)).containsAll(locked(WEIGHTS)).hasSameSizeAs(entered);
    }

    @Test
    void whatMakesTheScriptIsToldFromWhatIsInIt() throws IOException {
        assertThat(npm(twice()))
                .filteredOn(component -> component.path("scope").asText().equals("excluded"))
                .extracting(component -> component.path("purl").asText())
                .contains("pkg:npm/esbuild@0.28.2")
                .allMatch(purl -> purl.contains("esbuild"));
    }

    @Test
    void whatCameByMavenStays() throws IOException {
        assertThat(twice().path("components").get(0).path("purl").asText()).isEqualTo("pkg:maven/a/b@1");
        assertThat(twice().path("serialNumber").asText()).isEqualTo("urn:x");
    }

    @Test
    void whereThereIsNoBillNoneIsMade() {
        assertThatCode(() -> NpmBill.main(new String[] {bill.toString(), PAGE.toString()}))
                .doesNotThrowAnyException();
        assertThat(bill).doesNotExist();
    }

    /** As two builds one after the other do, of which the second finds the bill as it is. */
    private JsonNode twice() throws IOException {
        Files.writeString(bill, "{\"serialNumber\": \"urn:x\", \"components\": [{\"purl\": \"pkg:maven/a/b@1\"}]}");
        String[] arguments = {bill.toString(), PAGE.toString(), WEIGHTS.toString()};
        NpmBill.main(arguments);
        NpmBill.main(arguments);
        return JSON.readTree(bill.toFile());
    }

    private static List<JsonNode> npm(JsonNode bill) {
        return bill.findParents("purl").stream()
                .filter(component -> component.path("purl").asText().startsWith("pkg:npm/"))
                .toList();
    }

    private static Set<String> locked(Path lock) throws IOException {
        Set<String> names = new TreeSet<>();
        JSON.readTree(lock.toFile()).path("packages").properties().forEach(found -> {
            if (!found.getKey().isEmpty()) {
                String name = found.getKey().replaceFirst(".*node_modules/", "");
                names.add((name.contains("/") ? name : "/" + name) + "@"
                        + found.getValue().path("version").asText());
            }
        });
        return names;
    }
}
