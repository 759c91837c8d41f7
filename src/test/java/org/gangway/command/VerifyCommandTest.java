// SPDX-License-Identifier: Apache-2.0
package org.gangway.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gangway.evidence.CertificateSigner;
import org.gangway.evidence.Certificates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class VerifyCommandTest {

    private final ECKey key = Certificates.key();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path keys;
    private Path good;
    private Path bad;

    @BeforeEach
    void issue(@TempDir Path directory) throws IOException {
        CertificateSigner signer = new CertificateSigner(() -> key);
        String jws = signer.sign(Certificates.approved());
        keys = Files.writeString(
                directory.resolve("keys.jwks.json"), signer.publicKeys().toString());
        good = Files.writeString(directory.resolve("good.jws"), jws + "\n");
        bad = Files.writeString(directory.resolve("bad.jws"), jws.replaceFirst("\\.e", ".f"));
    }

    @Test
    void aValidCertificateIsSummedUp() {
        assertThat(verify(good)).isZero();

        assertThat(out.toString())
                .contains("good.jws: valid", Certificates.CASE + ", approved", "retail-account version 1")
                .contains("nothing opens from (T2)  2026-03-02T10:00:00Z", "3 fields, 3 objects; left: 0")
                .contains("vendor core-banking", "retained (account-open)", "unanswered")
                .endsWith("1 valid, 0 not valid, 0 not readable" + System.lineSeparator());
    }

    @Test
    void anAlteredCertificateEndsWithOne() {
        assertThat(verify(good, bad)).isEqualTo(1);

        assertThat(out.toString()).contains("bad.jws: NOT valid: ", "1 valid, 1 not valid, 0 not readable");
    }

    @Test
    void aMissingFileEndsWithTwo() {
        assertThat(verify(good, bad, good.resolveSibling("none.jws"))).isEqualTo(2);

        assertThat(out.toString()).contains("none.jws: not readable", "1 valid, 1 not valid, 1 not readable");
    }

    @Test
    void aFileTooLargeForACertificateIsNotRead(@TempDir Path directory) throws IOException {
        Path large = Files.write(directory.resolve("large.jws"), new byte[(1 << 20) + 1]);

        assertThat(verify(large)).isEqualTo(2);
    }

    @Test
    void withoutKeysItSaysHowToNameThem() {
        keys = good.resolveSibling("none.json");

        assertThat(verify(good)).isEqualTo(2);
        assertThat(err.toString()).contains("none.json", "--key");
    }

    @Test
    void keysThatAreNoneAreSaidToBeNone() {
        keys = good;

        assertThat(verify(good)).isEqualTo(2);
        assertThat(err.toString()).contains("no JSON Web Key Set");
    }

    @Test
    void withoutAFileItShowsHowToUseIt() {
        assertThat(run()).isEqualTo(2);

        assertThat(err.toString()).contains("Missing required parameter: 'FILE'", "Usage: verify");
    }

    private int verify(Path... files) {
        String[] arguments = new String[files.length + 2];
        arguments[0] = "--key";
        arguments[1] = keys.toString();
        for (int i = 0; i < files.length; i++) {
            arguments[i + 2] = files[i].toString();
        }
        return run(arguments);
    }

    private int run(String... arguments) {
        return new CommandLine(new VerifyCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
