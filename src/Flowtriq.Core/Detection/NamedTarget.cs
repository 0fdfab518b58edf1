using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Detection;

/// <summary>A target that carries an excess.</summary>
/// <param name="Rate">Its rates.</param>
/// <param name="Hosts">Hosts inside it that carry it: 1 for a host.</param>
internal readonly record struct NamedTarget(TargetRate Rate, int Hosts);
