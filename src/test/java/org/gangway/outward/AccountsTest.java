// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.gangway.casefile.StepInput;
import org.gangway.wire.Json;
import org.junit.jupiter.api.Test;

class AccountsTest {
    private static final StepInput INPUT = Inputs.of("c-1", "open-account", Inputs.CUSTOMER, Optional.empty());
    private final Accounts accounts = new Accounts(new CoreBankingSettings(3, 4, ZoneId.of("UTC"), ""));

    @Test
    void theBanksDayBeginsInItsOwnZone() {
        assertThat(json(accounts.client(INPUT)).path("activationDate").asText()).isEqualTo("2026-11-23");
        Accounts inHonolulu = new Accounts(new CoreBankingSettings(1, 1, ZoneId.of("Pacific/Honolulu"), ""));
        assertThat(json(inHonolulu.approval(INPUT)).path("approvedOnDate").asText())
                .isEqualTo("2026-11-23");
        Accounts onKiritimati = new Accounts(new CoreBankingSettings(1, 1, ZoneId.of("Pacific/Kiritimati"), ""));
        assertThat(json(onKiritimati.approval(INPUT)).path("approvedOnDate").asText())
                .isEqualTo("2026-11-24");
    }

    @Test
    void theNationalityGoesWhereTheBankHasATableForIt() {
        assertThat(accounts.client(INPUT)).doesNotContain("nationality");
        Accounts withTable = new Accounts(new CoreBankingSettings(1, 1, ZoneId.of("UTC"), "onboarding"));
        JsonNode table = json(withTable.client(INPUT)).path("datatables").get(0);
        assertThat(table.path("registeredTableName").asText()).isEqualTo("onboarding");
        assertThat(table.path("data").path("nationality").asText()).isEqualTo("DE");
    }

    @Test
    void officeAndProductAreTheBanks() {
        assertThat(json(accounts.client(INPUT)).path("officeId").asInt()).isEqualTo(3);
        assertThat(json(accounts.account(INPUT, "7")).path("productId").asInt()).isEqualTo(4);
    }

    @Test
    void anIdThatIsNoIdIsUnusableAndNotQuoted() {
        for (String id : new String[] {"", "../7", "7?command=approve", "Ada Example", "7".repeat(65)}) {
            String answer = new String(Json.write(Map.of("clientId", id)), UTF_8);
            assertThatThrownBy(() -> accounts.clientId(answer))
                    .isInstanceOf(UnusableAnswer.class)
                    .hasMessage("the answer of core banking has no usable clientId");
        }
        assertThatThrownBy(() -> accounts.clientId("<html>")).isInstanceOf(UnusableAnswer.class);
        assertThatThrownBy(() -> accounts.clientId("{\"clientId\":null}")).isInstanceOf(UnusableAnswer.class);
    }

    private static JsonNode json(String text) {
        return Json.read(text.getBytes(UTF_8), JsonNode.class);
    }
}
