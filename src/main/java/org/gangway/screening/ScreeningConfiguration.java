// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the bean {@code screening} together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ScreeningSettings.class, FetchSettings.class})
class ScreeningConfiguration {

    private static final int MOST_MEASURED = 5_000;

    @Bean
    CorpusLoading sanctionsCorpus(
            ScreeningSettings settings,
            @Value("${gangway.screening.archive:${gangway.data:data}/lists}") Path archive,
            MeterRegistry meters) {
        ListGauges gauges = new ListGauges(InstantSource.system());
        return new CorpusLoading(
                () -> new Corpora(
                        settings.lists(),
                        new ListArchive(archive),
                        settings.accepted(),
                        NameVariants.of(Optional.ofNullable(settings.names())),
                        InstantSource.system()),
                corpora -> gauges.show(corpora, meters));
    }

    @Bean(destroyMethod = "stop")
    ListWatch sanctionsListWatch(CorpusLoading corpora, ScreeningSettings settings) {
        return new ListWatch(settings.lists(), settings.look(), corpora);
    }

    @Bean
    ListFetching listFetching(ScreeningSettings settings, FetchSettings fetch, MeterRegistry meters) {
        return new ListFetching(settings.lists(), fetch, meters);
    }

    /** @param threshold no setting any more: it would change what is an alert without a second person */
    @Bean
    Screening screening(
            CorpusLoading corpora,
            ScreeningSettings settings,
            ObjectProvider<ScreeningRules> rules,
            @Value("${gangway.screening.threshold:}") String threshold) {
        if (!threshold.isBlank()) {
            throw new IllegalArgumentException(
                    "gangway.screening.threshold is no setting any more: take it away, and change the bands on the console, where a second person approves");
        }
        return new Screening(
                () -> corpora.get().corpus(), rules.getIfAvailable(() -> ScreeningRules.BUILT_IN), settings.shown());
    }

    @Bean
    Impacts screeningImpacts(CorpusLoading corpora, ScreeningSettings settings) {
        return new CorpusImpacts(() -> corpora.get().corpus(), Optional.ofNullable(settings.sample()), MOST_MEASURED);
    }

    @Bean
    Watchlists watchlists(
            CorpusLoading corpora,
            ScreeningSettings settings,
            ObjectProvider<ScreeningRules> rules,
            @Value("${gangway.screening.archive:${gangway.data:data}/lists}") Path archive) {
        return new Watchlists(
                () -> corpora.get().corpus(),
                new ListArchive(archive),
                rules.getIfAvailable(() -> ScreeningRules.BUILT_IN),
                settings.shown());
    }

    @Bean
    HealthIndicator sanctionsListsHealthIndicator(
            CorpusLoading corpora,
            @Value("${gangway.screening.stale:P30D}") Duration stale,
            @Value("${gangway.screening.demonstration:false}") boolean demonstration) {
        return new ListsHealth(
                () -> corpora.get().inUse(), new ListGauges(InstantSource.system()), stale, demonstration);
    }
}
