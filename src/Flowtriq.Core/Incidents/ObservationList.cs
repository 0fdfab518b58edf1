using System.Collections.Immutable;
using Flowtriq.Core.Classification;

namespace Flowtriq.Core.Incidents;

/// <summary>Finds and compares observations.</summary>
internal static class ObservationList
{
    internal static int IndexOf(this ImmutableArray<IncidentObservation> observations, Guid id)
    {
        for (var i = 0; i < observations.Length; i++)
        {
            if (observations[i].Latest.Id == id)
                return i;
        }

        return -1;
    }

    /// <summary>True when two observations say the same; their lists are compared by content.</summary>
    internal static bool SaysTheSame(this Observation left, Observation right) =>
        WithoutLists(left) == WithoutLists(right)
        && left.TopTargets.SequenceEqual(right.TopTargets)
        && left.Picture.SaysTheSame(right.Picture);

    /// <summary>True when two pictures of one observation differ at most in their figures.</summary>
    internal static bool HasLabelOf(this AttackPicture left, AttackPicture right) =>
        left.Family == right.Family && left.Revision == right.Revision && left.Locked == right.Locked;

    private static bool SaysTheSame(this AttackPicture left, AttackPicture right) =>
        left with { Vectors = right.Vectors, TopSources = right.TopSources } == right
        && left.Vectors.SequenceEqual(right.Vectors)
        && left.TopSources.SequenceEqual(right.TopSources);

    private static Observation WithoutLists(Observation observation) =>
        observation with
        {
            TopTargets = [],
            Picture = AttackPicture.Unattributed,
            // The first and a later report of the same content say the same.
            Phase = observation.Phase == ObservationPhase.Opened ? ObservationPhase.Updated : observation.Phase,
        };
}
