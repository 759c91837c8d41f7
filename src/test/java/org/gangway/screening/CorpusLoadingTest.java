// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
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
                    .addFirst(new MapPropertySource(
                            "test",
                            Map.of(
                                    "gangway.screening.lists",
                                    lists.toString(),
                                    "gangway.data",
                                    lists.resolve("data").toString())));
            context.register(ScreeningConfiguration.class, SimpleMeterRegistry.class);
            context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
            assertThatThrownBy(context::refresh)
                    .rootCause()
                    .isInstanceOf(ListBroken.class)
                    .hasMessageContaining("un-broken.xml");
        }
    }

    @Test
    void everyListHasAnAge(@TempDir Path empty) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        SanctionsList demo = DemoList.builtIn();
        Instant twoDaysLater =
                demo.date().plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();
        Corpora corpora = new Corpora(
                empty,
                new ListArchive(empty.resolve("archive")),
                Set.of(),
                NameVariants.builtIn(),
                InstantSource.system());
        new ListGauges(() -> twoDaysLater).show(corpora, meters);
        assertThat(meters.get("gangway.list.age")
                        .tag("list", demo.name())
                        .gauge()
                        .value())
                .isEqualTo(2 * 86_400);
    }
}
