// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.gangway.chat.Choices;
import org.gangway.chat.Texts;
import org.gangway.chat.Understanding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpokenTalkTest {

    @Test
    void aLanguageThatLacksASentenceIsNotSilent(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("pl.properties"), "remind=Czy jestes tam?\n");
        Texts texts = Texts.with(folder);
        Talk talk = new SpokenTalk(texts, new Understanding(texts), new Choices(texts));

        assertThat(talk.say("pl", "remind", Map.of())).contains("Czy jestes tam?");
        assertThat(talk.say("pl-PL", "remind", Map.of())).contains("Czy jestes tam?");
        assertThat(talk.say("pl", "human.asked", Map.of())).isEqualTo(talk.say("en", "human.asked", Map.of()));
        assertThat(talk.say("pl", "human.asked", Map.of())).isPresent();
    }

    @Test
    void aReasonWithoutASentenceStaysUnsaid() {
        Texts texts = Texts.builtIn();
        Talk talk = new SpokenTalk(texts, new Understanding(texts), new Choices(texts));

        assertThat(talk.say("en", "refused.screen-sanctions", Map.of())).isEmpty();
    }
}
