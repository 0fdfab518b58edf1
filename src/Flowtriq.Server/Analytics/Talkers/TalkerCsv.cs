using System.Globalization;
using Flowtriq.Server.Contract.Analytics;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Analytics.Talkers;

/// <summary>The tables of the talkers' page as CSV files.</summary>
internal static class TalkerCsv
{
    internal const string Tables = "\"busiest\", \"targets\", \"sources\", \"protocols\"";

    /// <summary>The file of a table, "busiest" unless one is named; null when there is no such table.</summary>
    internal static FileContentHttpResult? Of(TalkerAnalysis talkers, string? table) =>
        table switch
        {
            null or "" or "busiest" => CsvFile.Of(
                "busiest-targets.csv",
                "target,customer,meanPps,meanBps,highestPps,highestBps,named",
                talkers.Busiest.Select(Cells)
            ),
            "targets" => CsvFile.Of(
                "attacked-targets.csv",
                "target,customer,attacks,seconds,peakPps,peakBps,last",
                talkers.Targets.Select(Cells)
            ),
            "sources" => CsvFile.Of(
                "attack-sources.csv",
                "address,attacks,share,peakPps,last",
                talkers.Sources.Select(Cells)
            ),
            "protocols" => CsvFile.Of("protocols.csv", "protocol,meanPps,share", talkers.Protocols.Select(Cells)),
            _ => null,
        };

    private static string[] Cells(BusyTarget target) =>
        [
            target.Target,
            target.Customer ?? "",
            Figures.Cell(target.MeanPps),
            Figures.Cell(target.MeanBps),
            Figures.Cell(target.HighestPps),
            Figures.Cell(target.HighestBps),
            Figures.Cell(target.Named),
        ];

    private static string[] Cells(AttackedTarget target) =>
        [
            target.Target,
            target.Customer ?? "",
            target.Attacks.ToString(CultureInfo.InvariantCulture),
            Figures.Cell(target.Seconds),
            Figures.Cell(target.PeakPps),
            Figures.Cell(target.PeakBps),
            CsvFile.Time(target.Last),
        ];

    private static string[] Cells(AttackSource source) =>
        [
            source.Address,
            source.Attacks.ToString(CultureInfo.InvariantCulture),
            Figures.Cell(source.Share),
            Figures.Cell(source.PeakPps),
            CsvFile.Time(source.Last),
        ];

    private static string[] Cells(ProtocolShare protocol) =>
        [protocol.Protocol, Figures.Cell(protocol.MeanPps), Figures.Cell(protocol.Share)];
}
