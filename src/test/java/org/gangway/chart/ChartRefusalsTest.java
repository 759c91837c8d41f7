// SPDX-License-Identifier: Apache-2.0
package org.gangway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nonsense in values ends with a sentence that says what to mend. */
class ChartRefusalsTest {
    @BeforeAll
    static void helm() {
        Helm.orSkip();
    }

    @Test
    void withoutImageKeysAndKafkaThereIsNoInstallation() {
        Helm.Said said = Helm.template(List.of());
        assertThat(said.status()).isNotZero();
        assertThat(said.problems())
                .contains("/image/repository")
                .contains("/keys/claim")
                .contains("gangway.kafka.bootstrap-servers");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "profile=local | local is for one machine",
                "config.server\\.port=8081 | server.port",
                "imag.tag=1 | imag",
                "process.replicas=13 | /process/replicas",
                "channels.replicas=none | /channels/replicas",
                "channels.secret=gangway-channels | /channels",
                "hands.Open_Account.replicas=1 | Open_Account",
                "terminationGracePeriodSeconds=20 | /terminationGracePeriodSeconds",
                "ingress.enabled=true | /ingress/customers/host",
                "monitoring.enabled=true | /monitoring/credentials/secret",
                "config.gangway\\.roles=process | /config",
                "config.crm=x | /config",
                "config.gangway\\.crm\\.token=letmein | gangway.crm.token is a secret",
                "hands.open-lead.config.gangway\\.crm\\.token=letmein | gangway.crm.token is a secret",
                "config.gangway\\.crm\\.token=${token:letmein} | gangway.crm.token is a secret",
                "config.gangway\\.esign\\.connect-keys[0]=letmein | gangway.esign.connect-keys is a secret",
                "config.gangway\\.console\\.users[0].password=letmein | gangway.console.users is a secret"
            })
    void nonsenseIsRefusedAndNamed(String value, String named) {
        Helm.Said said = Helm.template(Helm.join(Installation.SMALL.values, List.of("--set", value)));
        assertThat(said.status()).as(said.text()).isNotZero();
        assertThat(said.problems()).contains(named).doesNotContain("letmein");
    }

    @Test
    void aSecretMayBeQuotedFromAFile() {
        Helm.Said said = Helm.template(
                Helm.join(Installation.SMALL.values, List.of("--set", "config.gangway\\.crm\\.token=${crm}")));
        assertThat(said.status()).as(said.problems()).isZero();
        assertThat(said.text()).contains("\"gangway.crm.token\": \"${crm}\"");
    }
}
