using Flowtriq.Protocol;

namespace Flowtriq.Server.Pipeline;

/// <summary>A report with when it came by the server's clock, its second, and its sums. Not changed any more.</summary>
/// <param name="Report">As the node sent it.</param>
/// <param name="At">When it came.</param>
/// <param name="First">The first second it is about, since 1970.</param>
/// <param name="Second">The last second it is about; the same unless it was late.</param>
/// <param name="Totals">Its sums.</param>
public sealed record NodeArrival(Report Report, DateTimeOffset At, long First, long Second, ReportTotals Totals);
