// SPDX-License-Identifier: Apache-2.0
package org.gangway.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.gangway.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeletionCertificateTest {

    private static final String JSON = new String(Json.write(Certificates.approved()), UTF_8);

    @Test
    void itsJsonIsAsThePublishedSchemaSays() throws Exception {
        assertThat(schema().validate(JSON, InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "objectsLeft\":0, objectsLeft\":1",
        "\"purged\", \"perhaps\"",
        "\"approved\", \"lost\"",
        "\"offset\":123, \"offset\":-1",
        "\"nothingOpensFrom\", \"somewhen\"",
        "org.gangway.deletion-certificate.v1, org.gangway.deletion-certificate.v2",
        "\"unanswered\", \"purged\""
    })
    void theSchemaRefusesWhatNoCertificateSays(String said, String wrong) throws Exception {
        assertThat(JSON).contains(said);

        assertThat(schema().validate(JSON.replace(said, wrong), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void noCertificateWhileObjectsAreLeft() {
        DeletionCertificate.Tombstone tombstone = new DeletionCertificate.Tombstone("keys", 0, 1);

        assertThatThrownBy(() -> new DeletionCertificate.Proofs(tombstone, 1, List.of()))
                .hasMessageContaining("delete them first");
    }

    @Test
    void timesThatContradictEachOtherAreRefused() {
        DeletionCertificate it = Certificates.approved();

        assertThatThrownBy(() -> new DeletionCertificate(
                        it.format(),
                        it.certificateId(),
                        it.caseId(),
                        it.scenario(),
                        it.outcome(),
                        it.openedAt(),
                        it.closedAt(),
                        it.keyDestroyedAt(),
                        it.keyDestroyedAt().minusMillis(1),
                        it.deleted(),
                        it.proofs(),
                        it.epochs(),
                        it.software()))
                .hasMessageContaining("T2");
    }

    @Test
    void itReadsWhatItWrote() {
        assertThat(Json.read(JSON.getBytes(UTF_8), DeletionCertificate.class)).isEqualTo(Certificates.approved());
    }

    private static Schema schema() throws Exception {
        try (InputStream in =
                DeletionCertificate.class.getResourceAsStream("/kafka/schemas/deletion-certificate.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(Objects.requireNonNull(in).readAllBytes(), UTF_8), InputFormat.JSON);
        }
    }
}
