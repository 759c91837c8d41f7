// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

class CorpusLoadingTest {

    @Test
    void aBrokenListEndsTheStartAndNamesTheFile(@TempDir Path lists) throws IOException {
        Files.writeString(lists.resolve("un-broken.xml"), "<CONSOLIDATED_LIST><IND");
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("test", Map.of("gangway.screening.lists", lists.toString())));
            context.register(ScreeningConfiguration.class);
            assertThatThrownBy(context::refresh).isInstanceOf(ListBroken.class).hasMessageContaining("un-broken.xml");
        }
    }
}
