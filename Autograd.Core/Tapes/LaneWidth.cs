using System.Runtime.Intrinsics;

namespace Autograd.Core;

/// <summary>How many doubles a register of this machine holds.</summary>
internal static class LaneWidth
{
    /// <summary>8, 4 or 2; 1 where there are no vector registers.</summary>
    public static int OfMachine =>
        Vector512.IsHardwareAccelerated ? Lanes512.Width
        : Vector256.IsHardwareAccelerated ? Lanes256.Width
        : Vector128.IsHardwareAccelerated ? Lanes128.Width
        : 1;
}
