namespace Flowtriq.Server.Contract.Reports;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Width">Its share of the width, against those of the others.</param>
/// <param name="Right">Numbers stand to the right.</param>
/// <param name="Code">Addresses and hashes are set in letters of one width.</param>
public sealed record ReportColumn(string Name, double Width = 1, bool Right = false, bool Code = false);
