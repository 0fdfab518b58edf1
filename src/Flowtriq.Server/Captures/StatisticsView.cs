using Flowtriq.Core.Packets.Statistics;
using Flowtriq.Server.Contract.Evidence;

namespace Flowtriq.Server.Captures;

internal static class StatisticsView
{
    private const int MostAddresses = 20;

    internal static PacketStatistics Of(long total, PacketTally tally) =>
        new(
            total,
            tally.Packets,
            tally.Bytes,
            Rows(tally.Protocols),
            Rows(tally.Sizes),
            Rows(tally.TimesToLive),
            Rows(tally.Flags),
            Rows(tally.Sources(MostAddresses)),
            tally.SourceCount,
            Rows(tally.Destinations(MostAddresses)),
            tally.DestinationCount
        );

    private static PacketShare[] Rows(IEnumerable<TallyRow> rows) =>
        [.. rows.Select(static row => new PacketShare(row.Name, row.Packets, row.Bytes))];
}
