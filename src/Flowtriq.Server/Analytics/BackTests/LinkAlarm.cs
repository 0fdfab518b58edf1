using Flowtriq.Core.Analytics;

namespace Flowtriq.Server.Analytics.BackTests;

/// <summary>An alarm there would have been, and the link it would have been on.</summary>
internal sealed record LinkAlarm(string Interface, BackTestAlarm Alarm);
