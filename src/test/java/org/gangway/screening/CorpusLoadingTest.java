// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.convert.ApplicationConversionService;
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
            context.register(ScreeningConfiguration.class, SimpleMeterRegistry.class);
            context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
            assertThatThrownBy(context::refresh).isInstanceOf(ListBroken.class).hasMessageContaining("un-broken.xml");
        }
    }

    @Test
    void everyListHasAnAge() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        SanctionsList demo = DemoList.builtIn();
        Instant twoDaysLater =
                demo.date().plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();
        new ListGauges(() -> twoDaysLater).show(Corpus.of(List.of(demo)), meters);
        assertThat(meters.get("gangway.list.age")
                        .tag("list", demo.name())
                        .gauge()
                        .value())
                .isEqualTo(2 * 86_400);
    }
}
