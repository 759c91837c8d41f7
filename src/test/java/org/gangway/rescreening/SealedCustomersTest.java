// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gangway.Skips;
import org.gangway.sealing.CustomerKey;
import org.gangway.sealing.CustomerSeal;
import org.gangway.sealing.Keystore;
import org.gangway.wire.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A bank seals its customers, with whatever it has, and only the installation opens them. */
class SealedCustomersTest {

    private static final String PERSON = "{\"name\": \"Tamsin Orlebar\", \"birthDate\": \"1970-01-01\"}";

    @TempDir
    private Path folder = Path.of("");

    private CustomerKey key;
    private CustomerOpening opening;

    @BeforeEach
    void key() {
        key = Keystore.open(folder.resolve("keys")).customerKey();
        opening = new CustomerOpening(key);
    }

    @Test
    void theKeyIsTheSameAfterARestart() {
        byte[] sealed = key.seal().seal("customers", "1", PERSON.getBytes(UTF_8));
        CustomerKey again = Keystore.open(folder.resolve("keys")).customerKey();
        assertThat(again.seal().id()).isEqualTo(key.seal().id()).matches("[0-9a-f]{16}");
        assertThat(again.open("customers", "1", sealed)).isEqualTo(PERSON.getBytes(UTF_8));
    }

    @Test
    void aRecordOpensForItsCustomerOnly() {
        byte[] record = record(key.seal(), "4711", PERSON);
        assertThat(opening.open("4711", record)).isInstanceOf(Opened.Readable.class);
        assertThat(opening.open("4712", record)).isEqualTo(new Opened.Unreadable("SealBroken"));
        byte[] forHits = key.seal().seal(RescreeningRecord.USE, "4711", PERSON.getBytes(UTF_8));
        assertThat(opening.open("4711", Json.write(new CustomerRecord(key.seal().id(), forHits))))
                .as("sealed for something else")
                .isEqualTo(new Opened.Unreadable("SealBroken"));
    }

    @Test
    void whatCannotBeReadHasACauseThatSaysNothingOfIt() {
        CustomerSeal other =
                Keystore.open(folder.resolve("other")).customerKey().seal();
        assertThat(opening.open("1", record(other, "1", PERSON))).isEqualTo(new Opened.Unreadable("UnknownKey"));
        assertThat(opening.open("1", "Tamsin".getBytes(UTF_8))).isEqualTo(new Opened.Unreadable("Malformed"));
        assertThat(opening.open("1", "{}".getBytes(UTF_8))).isEqualTo(new Opened.Unreadable("Incomplete"));
        assertThat(opening.open("1", new byte[20_000])).isEqualTo(new Opened.Unreadable("TooLarge"));
        assertThat(opening.open(" ", record(key.seal(), " ", PERSON))).isEqualTo(new Opened.Unreadable("NoCustomer"));
        for (String nobody : List.of("{}", "[]", "{\"name\": \"T\", \"birthdate\": \"1970-01-01\"}", "{\"name\": 1}")) {
            assertThat(opening.open("1", record(key.seal(), "1", nobody)))
                    .isEqualTo(new Opened.Unreadable("NotAPerson"));
        }
    }

    @Test
    void theExampleForABankWithoutJavaMakesARecordThatOpens() throws Exception {
        Skips.unless(node(), "Node is not installed");
        Path jwk = printedKey();
        Process node = new ProcessBuilder(
                        "node", "docs/examples/customers/seal.mjs", jwk.toString(), "Kunde 4711 ü", PERSON)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        byte[] record = node.getInputStream().readAllBytes();
        assertThat(node.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(opening.open("Kunde 4711 ü", record)).isInstanceOf(Opened.Readable.class);
        assertThat(opening.open("Kunde 4711", record)).isEqualTo(new Opened.Unreadable("SealBroken"));
    }

    @Test
    void theKeysetForTinkSealsTheSame() throws Exception {
        HybridEncrypt tink = TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(printed(
                        "key", "--tink", "--keys", folder.resolve("keys").toString()))
                .getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class);
        String info = "gangway/customers/1/" + key.seal().id() + "/4711";
        byte[] sealed = tink.encrypt(PERSON.getBytes(UTF_8), info.getBytes(UTF_8));
        assertThat(key.open("customers", "4711", sealed)).isEqualTo(PERSON.getBytes(UTF_8));
    }

    @Test
    void theCommandSealsAFileOfCustomers() throws Exception {
        Path customers = Files.writeString(
                folder.resolve("customers.jsonl"),
                "{\"customer\": \"1\", \"name\": \"Tamsin Orlebar\"}\n\n{\"customer\": \"2\", \"name\": \"Osric Brellin\"}\n");
        Path out = folder.resolve("records");
        printed("seal", "--key", printedKey().toString(), "--customers", customers.toString(), "--out", out.toString());
        assertThat(Files.readAllLines(out)).hasSize(2).allSatisfy(line -> {
            String[] parts = line.split("\t", -1);
            assertThat(opening.open(parts[0], parts[1].getBytes(UTF_8))).isInstanceOf(Opened.Readable.class);
            assertThat(line).doesNotContain("Tamsin");
        });
    }

    @Test
    void theCommandRefusesWhatNobodyCouldScreenAndQuotesNothing() throws Exception {
        Path customers = Files.writeString(
                folder.resolve("customers.jsonl"),
                "{\"customer\": \"1\", \"name\": \"Tamsin\", \"birthdate\": \"x\"}\n");
        StringWriter said = new StringWriter();
        int status = new CommandLine(new CustomersCommand())
                .setErr(new PrintWriter(said))
                .setExecutionExceptionHandler((e, line, result) -> {
                    line.getErr().println(e.getMessage());
                    return 1;
                })
                .execute(
                        "seal",
                        "--key",
                        printedKey().toString(),
                        "--customers",
                        customers.toString(),
                        "--out",
                        folder.resolve("out").toString());
        assertThat(status).isEqualTo(1);
        assertThat(said.toString()).contains("line 1").doesNotContain("Tamsin");
    }

    private static byte[] record(CustomerSeal seal, String customer, String person) {
        return Json.write(
                new CustomerRecord(seal.id(), seal.seal(CustomerRecord.USE, customer, person.getBytes(UTF_8))));
    }

    private Path printedKey() throws Exception {
        return Files.writeString(
                folder.resolve("customers.jwk"),
                printed("key", "--keys", folder.resolve("keys").toString()));
    }

    private static String printed(String... arguments) {
        StringWriter out = new StringWriter();
        assertThat(new CommandLine(new CustomersCommand())
                        .setOut(new PrintWriter(out))
                        .execute(arguments))
                .isZero();
        return out.toString();
    }

    private static boolean node() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(path -> new File(path, "node").canExecute());
    }
}
