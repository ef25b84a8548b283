"""The body: skeleton, joint limits, forward kinematics; a motion.toml as poses over time."""
