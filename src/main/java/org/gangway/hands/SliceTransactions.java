// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.component.kafka.KafkaClientFactory;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Gives the kamelets their Kafka clients, such that what a hand sends and the offsets of what it worked on are committed
 * together, slice by slice. camel-kafka has no such mode: its {@code transacted=true} leaves the offsets out.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // as the extension point of camel-kafka is
final class SliceTransactions implements KafkaClientFactory {
    private final Function<Properties, Consumer> consumers;
    private final Function<Properties, Producer> producers;
    private final String prefix;
    private final Supplier<Map<String, Object>> client;
    private final HandsSettings settings;
    private final Brake brake;
    private final ThreadLocal<@Nullable Slice> slices = new ThreadLocal<>();

    SliceTransactions(String prefix, Supplier<Map<String, Object>> client, HandsSettings settings) {
        this(KafkaConsumer::new, KafkaProducer::new, prefix, client, settings);
    }

    SliceTransactions(
            Function<Properties, Consumer> consumers,
            Function<Properties, Producer> producers,
            String prefix,
            Supplier<Map<String, Object>> client,
            HandsSettings settings) {
        this.consumers = consumers;
        this.producers = producers;
        this.prefix = prefix;
        this.client = client;
        this.settings = settings;
        this.brake = new Brake(settings.longestPause());
    }

    /** The slice of the current thread, if it is a consumer's. */
    @Nullable
    Slice current() {
        return slices.get();
    }

    Brake brake() {
        return brake;
    }

    @Override
    public String getBrokers(KafkaConfiguration configuration) {
        return String.valueOf(client.get().get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
    }

    /** Called by camel-kafka on the consumer's own thread, again after each failure. */
    @Override
    public Consumer getConsumer(Properties settings) {
        brake.hold();
        Properties own = withClient(settings);
        own.remove(PollBudget.OWN_LIMIT);
        Consumer<byte[], byte[]> consumer = consumers.apply(own);
        Slice made = new Slice(consumer, this::transactional, this.settings.slice(), this.settings.gather());
        slices.set(made);
        return proxy(Consumer.class, (proxy, method, arguments) -> {
            switch (method.getName()) {
                case "poll" -> {
                    return poll(consumer, made, (Duration) arguments[0]);
                }
                case "subscribe" -> arguments[1] = committing(made, (ConsumerRebalanceListener) arguments[1]);
                case "unsubscribe" -> made.commitOrLog();
                case "close" -> made.close();
                default -> {}
            }
            return call(consumer, method, arguments);
        });
    }

    /** What the reply kamelet gets: not a producer at all, but the way into the slice of the sending thread. */
    @Override
    public Producer getProducer(Properties settings) {
        return proxy(Producer.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "send" -> {
                sliceOfThisThread().send((ProducerRecord<byte[], byte[]>) arguments[0]);
                yield CompletableFuture.completedFuture(null);
            }
            case "close", "flush" -> null;
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            case "toString" -> "producer of the slice";
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    /** More records for a young slice, or else its commit and then whatever comes. */
    private ConsumerRecords poll(Consumer consumer, Slice slice, Duration timeout) {
        Duration patience = slice.patience();
        if (!patience.isZero()) {
            ConsumerRecords more = consumer.poll(patience);
            if (!more.isEmpty()) {
                return more;
            }
        }
        commit(slice);
        return consumer.poll(timeout);
    }

    /** What was done is committed before its partitions go to somebody who would do it again. */
    private static ConsumerRebalanceListener committing(Slice slice, ConsumerRebalanceListener next) {
        return new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                slice.commitOrLog();
                next.onPartitionsRevoked(partitions);
            }

            @Override
            public void onPartitionsLost(Collection<TopicPartition> partitions) {
                slice.lost();
                next.onPartitionsLost(partitions);
            }

            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                next.onPartitionsAssigned(partitions);
            }
        };
    }

    private void commit(Slice slice) {
        try {
            if (slice.commit()) {
                brake.worked();
            }
        } catch (RuntimeException e) {
            brake.failed();
            throw e;
        }
    }

    private Slice sliceOfThisThread() {
        Slice slice = slices.get();
        if (slice == null) {
            throw new IllegalStateException(
                    "kamelet:step-reply works on the thread of kamelet:step-source only; leave out threads, seda, wireTap");
        }
        return slice;
    }

    private Producer<byte[], byte[]> transactional() {
        Producer<byte[], byte[]> producer = producers.apply(SliceProducer.settings(prefix, client.get()));
        producer.initTransactions();
        return producer;
    }

    /** The kamelets' options, and what every client of this installation needs to be let in. */
    private Properties withClient(Properties settings) {
        Properties own = new Properties();
        own.putAll(settings);
        own.putAll(client.get());
        return own;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
