namespace Flowtriq.Server.Contract.Reports;

/// <summary>A new link. Its address is told this once; only a digest of it is kept.</summary>
/// <param name="Share">The link without its address.</param>
/// <param name="Url">The address.</param>
public sealed record ReportShareMade(ReportShareView Share, string Url);
