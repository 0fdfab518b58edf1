using Flowtriq.Core.Incidents;

namespace Flowtriq.Server.Contract;

public sealed record VerdictRequest(Verdict Verdict);
