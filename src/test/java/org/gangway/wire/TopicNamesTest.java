// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicNamesTest {
    private final TopicNames names = TopicNames.of("bank.");

    @Test
    void aNameIsThePrefixAndTheLogicalName() {
        assertThat(names.physical("chat.received")).isEqualTo("bank.chat.received");
        assertThat(names.commands("open-lead")).isEqualTo("bank.open-lead.commands");
    }

    @Test
    void caseKeysIsTheChangelogOfTheProcess() {
        assertThat(names.physical("case-keys")).isEqualTo("bank.process-case-keys-changelog");
    }
}
