// How colours look to people who see two primary colours of three.
#pragma once

#include <array>
#include <glm/vec3.hpp>

namespace hustings {

/// Rows for red, green and blue, on linear light.
using VisionMatrix = std::array<glm::vec3, 3>;

/// Source: Machado, G. M., Oliveira, M. M. and Fernandes, L. A. F., A Physiologically-based Model for Simulation of
/// Color Vision Deficiency, IEEE Transactions on Visualization and Computer Graphics 15, 2009, severity 1.
constexpr VisionMatrix protanopia_matrix{
    {{0.152286f, 1.052583f, -0.204868f}, {0.114503f, 0.786281f, 0.099216f}, {-0.003882f, -0.048116f, 1.051998f}}};
constexpr VisionMatrix deuteranopia_matrix{
    {{0.367322f, 0.860646f, -0.227968f}, {0.280085f, 0.672501f, 0.047413f}, {-0.011820f, 0.042940f, 0.968881f}}};
constexpr VisionMatrix tritanopia_matrix{
    {{1.255528f, -0.076749f, -0.178779f}, {-0.078411f, 0.930809f, 0.147602f}, {0.004733f, 0.691367f, 0.303900f}}};

}  // namespace hustings
