namespace Flowtriq.Server.Contract.Reports;

/// <summary>One cell of a table.</summary>
/// <param name="Text">As it is read, with its unit.</param>
/// <param name="Number">The same as a number; null for words and times.</param>
/// <param name="Unit">Unit of the number.</param>
public sealed record ReportCell(string Text, double? Number = null, string Unit = "");
