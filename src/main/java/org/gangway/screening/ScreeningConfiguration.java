// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the bean {@code screening} together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScreeningSettings.class)
class ScreeningConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ScreeningConfiguration.class);

    @Bean
    CorpusLoading sanctionsCorpus(ScreeningSettings settings, MeterRegistry meters) {
        ListGauges gauges = new ListGauges(InstantSource.system());
        return new CorpusLoading(() -> corpus(settings), corpus -> gauges.show(corpus, meters));
    }

    @Bean
    Screening screening(CorpusLoading corpus, ScreeningSettings settings) {
        return new Screening(corpus, settings);
    }

    @Bean
    HealthIndicator sanctionsListsHealthIndicator(
            CorpusLoading corpus,
            @Value("${gangway.screening.stale:P30D}") Duration stale,
            @Value("${gangway.screening.demonstration:false}") boolean demonstration) {
        return new ListsHealth(corpus, new ListGauges(InstantSource.system()), stale, demonstration);
    }

    private static Corpus corpus(ScreeningSettings settings) {
        List<SanctionsList> lists = ListFolder.read(settings.lists());
        Corpus corpus = Corpus.of(lists);
        lists.forEach(list -> LOG.atInfo()
                .addKeyValue("list", list.name())
                .addKeyValue("date", list.date())
                .addKeyValue("persons", list.persons().size())
                .addKeyValue("corpus", corpus.version())
                .log("Sanctions list loaded"));
        if (lists.size() == 1) {
            LOG.atWarn()
                    .addKeyValue("folder", settings.lists())
                    .log("Only the demonstration list is loaded: put un*.xml and *sdn*.csv into the folder");
        }
        return corpus;
    }
}
