// SPDX-License-Identifier: Apache-2.0
package org.gangway.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Processor seconds by what a thread works for. The JVM's own (compiler, garbage) are what the process used beyond. */
record ThreadTimes(Map<String, Double> seconds) {

    /** The first that fits. The hands' consumers run on virtual threads, as does whatever serves HTTP. */
    private static final Map<Pattern, String> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put(Pattern.compile("^kafka-producer-network-thread"), "producers' network");
        PARTS.put(Pattern.compile("packer.*StreamThread"), "packer");
        PARTS.put(Pattern.compile("StreamThread"), "process");
        PARTS.put(Pattern.compile("^ForkJoinPool-1-|KafkaConsumer"), "hands and web");
        PARTS.put(Pattern.compile("^(follow-|main$|kafka-coordinator-heartbeat)"), "followers and benchmark");
        PARTS.put(
                Pattern.compile("^(data-plane|kafka-|executor-|quorum|group-coord|share-coord|broker-|controller-)"
                        + "|Sender|Reaper|raft|transaction"),
                "broker");
    }

    static ThreadTimes now() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Map<String, Double> seconds = new TreeMap<>();
        double known = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread == null) {
                continue; // ended meanwhile
            }
            double used = Math.max(0, threads.getThreadCpuTime(thread.getThreadId())) / 1e9;
            seconds.merge(part(thread.getThreadName()), used, Double::sum);
            known += used;
        }
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        seconds.put("jit and gc", Math.max(0, process.getProcessCpuTime() / 1e9 - known));
        return new ThreadTimes(seconds);
    }

    ThreadTimes since(ThreadTimes before) {
        Map<String, Double> grown = new TreeMap<>();
        seconds.forEach((part, now) -> grown.put(part, now - before.seconds.getOrDefault(part, 0.0)));
        return new ThreadTimes(grown);
    }

    private static String part(String thread) {
        return PARTS.entrySet().stream()
                .filter(part -> part.getKey().matcher(thread).find())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("rest");
    }
}
