// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.gangway.Skips;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfSealTest {

    private static Path directory;
    private static byte[] signed;

    @BeforeAll
    static void signOnce(@TempDir Path shared) throws Exception {
        directory = shared;
        try (SigningTable table = new SigningTable(shared)) {
            table.play();
            table.answer("accept", "yes");
            table.answer("code", table.mailedCode());
            signed = table.object("signed-agreement");
        }
    }

    @Test
    void theSignatureCoversTheWholeFileAndSaysWhoWhenAndWhy() throws Exception {
        try (PDDocument document = Loader.loadPDF(signed)) {
            PDSignature signature = document.getLastSignatureDictionary();

            int[] range = signature.getByteRange();
            assertThat(range[0]).isZero();
            assertThat(range[2] + range[3]).isEqualTo(signed.length);
            assertThat(signature.getSubFilter()).isEqualTo("ETSI.CAdES.detached");
            assertThat(signature.getName()).isEqualTo("Maria Keller");
            assertThat(signature.getReason()).contains("one-time code");
            assertThat(signature.getSignDate().getTime()).isEqualTo(Date.from(SigningTable.START.plusSeconds(60)));
        }
    }

    @Test
    void theSignatureVerifiesWithoutTheLibraryThatMadeIt() throws Exception {
        assertThat(SealCheck.verifies(signed)).isTrue();
    }

    @Test
    void everyFlippedByteUnderTheSignatureIsFound() throws Exception {
        int[] range = SealCheck.byteRange(signed);
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            int at = random.nextInt(range[1] + range[3]);
            byte[] flipped = signed.clone();
            flipped[at < range[1] ? at : at - range[1] + range[2]] ^= (byte) (1 << random.nextInt(8));

            assertThat(verifies(flipped, range)).as("byte %d", at).isFalse();
        }
    }

    @Test
    void pdfsigFindsItValidOverTheWholeDocument() throws Exception {
        Skips.unless(pdfsigIsHere(), "pdfsig (package poppler-utils) is not installed");

        assertThat(pdfsig(signed))
                .contains("Signature Validation: Signature is Valid.", "Total document signed", "ETSI.CAdES.detached");
    }

    @Test
    void pdfsigFindsAFlippedByte() throws Exception {
        Skips.unless(pdfsigIsHere(), "pdfsig (package poppler-utils) is not installed");
        byte[] flipped = signed.clone();
        int[] range = SealCheck.byteRange(signed);
        flipped[range[1] / 2] ^= 1;

        assertThat(pdfsig(flipped)).contains("Digest Mismatch").doesNotContain("Signature is Valid");
    }

    @Test
    void theKeyFileIsForItsOwnerOnlyAndIsKept() throws Exception {
        Path file = directory.resolve("keys/files/signature.p12");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        byte[] before = Files.readAllBytes(file);
        key(directory).token();
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (var files = Files.list(directory.resolve("keys/files"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aKeyFileThatOthersMayReadIsRefused(@TempDir Path other) throws Exception {
        SealKey key = key(other);
        Path file =
                Files.copy(directory.resolve("keys/files/signature.p12"), other.resolve("keys/files/signature.p12"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(key::token).hasMessageContaining("chmod 600");
    }

    private static SealKey key(Path directory) {
        return new SealKey(SigningTable.keys(directory), "Example Bank", InstantSource.fixed(SigningTable.START));
    }

    private static boolean verifies(byte[] pdf, int[] range) throws Exception {
        return SealCheck.verifies(pdf, range, SealCheck.contents(signed));
    }

    private static boolean pdfsigIsHere() {
        try {
            return new ProcessBuilder("pdfsig", "-v")
                    .redirectErrorStream(true)
                    .start()
                    .waitFor(10, TimeUnit.SECONDS);
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String pdfsig(byte[] pdf) throws Exception {
        Path file = Files.write(Files.createTempFile("agreement", ".pdf"), pdf);
        try {
            ProcessBuilder builder = new ProcessBuilder("pdfsig", file.toString()).redirectErrorStream(true);
            builder.environment().putAll(Map.of("LC_ALL", "C"));
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            return output;
        } finally {
            Files.delete(file);
        }
    }
}
