namespace Flowtriq.Server.Alerting.Plans;

/// <summary>One thing people laid down, as it is stored.</summary>
/// <param name="Number">Identity; never used again.</param>
/// <param name="Kind">One of <see cref="AlertingKinds"/>.</param>
/// <param name="Json">The thing itself.</param>
internal sealed record AlertingItem(long Number, string Kind, string Json);
