namespace Flowtriq.Server.Contract.Reports;

/// <summary>A section of a report, in the order in which it is read.</summary>
/// <param name="Key">The same in every report of the kind: "impact".</param>
/// <param name="Title">Its heading.</param>
/// <param name="Text">Paragraphs.</param>
/// <param name="Figures">What it states.</param>
/// <param name="Charts">Its charts.</param>
/// <param name="Tables">Its tables.</param>
/// <param name="FillIn">What nobody but a person can know, and is to be filled in before the report is handed over.</param>
public sealed record ReportSection(
    string Key,
    string Title,
    IReadOnlyList<string> Text,
    IReadOnlyList<ReportFigure> Figures,
    IReadOnlyList<ReportChart> Charts,
    IReadOnlyList<ReportTable> Tables,
    IReadOnlyList<string> FillIn
);
